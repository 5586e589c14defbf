import type {
  BackendConnection,
  BackendEntry,
  Completion,
  Failure,
  KnownEntry,
  Place,
  RightsSubject,
} from "@/lib/backends/secret-backend";

interface ReadPlace {
  place: Place;
  entries: BackendEntry[];
  completion: Completion;
}

export interface Reading {
  places: ReadPlace[];
  lost: { key: string; failure: Failure }[];
}

/** Reads every place to its end, as sync would, with what an earlier reading found as the stored state. */
export async function readAll(
  connection: BackendConnection,
  signal: AbortSignal,
  before?: Reading,
): Promise<Reading> {
  const known = new Map(before?.places.flatMap(({ entries }) => entries.map(stored)) ?? []);
  const reading: Reading = { places: [], lost: [] };
  for await (const found of connection.places(signal)) {
    if ("lost" in found) {
      reading.lost.push({ key: found.lost.place.key, failure: found.lost.failure });
      continue;
    }
    const pages = found.list({
      signal,
      known: async (identities) =>
        new Map(
          identities.flatMap((identity) => {
            const entry = known.get(identity);
            return entry ? [[identity, entry] as const] : [];
          }),
        ),
    });
    const entries: BackendEntry[] = [];
    for (;;) {
      const page = await pages.next();
      if (page.done) {
        reading.places.push({ place: found.place, entries, completion: page.value });
        break;
      }
      entries.push(...page.value);
    }
  }
  return reading;
}

const stored = (entry: BackendEntry): [string, KnownEntry] => [
  entry.identity,
  JSON.parse(JSON.stringify(entry)),
];

/** What sync would hand to the rights test. */
export async function* subjectsOf({ places }: Reading): AsyncGenerator<RightsSubject> {
  for (const { place, entries } of places) {
    for (const { identity, type, path, arn } of entries) {
      yield { placeKey: place.key, identity, type, path, arn };
    }
  }
}
