import type {
  BackendConnection,
  BackendEntry,
  Completion,
  FoundPlace,
  OpenContext,
  RightsSubject,
} from "@/lib/backends/secret-backend";
import { vault } from "@/lib/backends/vault";

const never = new AbortController().signal;

/** Settings of a source at an address; no pace to wait for, little patience with rate limits. */
export const settingsAt = (endpoint: string, more: Record<string, unknown> = {}) => ({
  id: "vault",
  kind: "vault",
  endpoint,
  auth: { method: "token", token: "env:VAULT_STAND_IN_TOKEN" },
  limits: { patienceSeconds: 1, requestsPerSecond: 10_000 },
  ...more,
});

/** A connection to a stand-in, with the token `root`; `calls` gets the name of each request. */
export function openAt(
  endpoint: string,
  more: Record<string, unknown> = {},
  { calls, ...context }: Partial<OpenContext> & { calls?: string[] } = {},
): Required<BackendConnection> {
  const connection = vault.open(settingsAt(endpoint, more), {
    credential: () => "root",
    clock: () => new Date(),
    onCall: (api) => calls?.push(api),
    ...context,
  });
  return connection as Required<BackendConnection>;
}

export interface Listed {
  found: FoundPlace[];
  /** Of all places, by path. */
  entries: BackendEntry[];
  completions: Record<string, Completion>;
  /** Errors of listings that failed as a whole, by label. */
  thrown: Record<string, unknown>;
  subjects: RightsSubject[];
}

/** Reads everything, as a sync does. */
export async function readAll(connection: BackendConnection, signal = never): Promise<Listed> {
  const all: Listed = { found: [], entries: [], completions: {}, thrown: {}, subjects: [] };
  for await (const found of connection.places(signal)) {
    all.found.push(found);
    if ("lost" in found) continue;
    const { key, label } = found.place;
    const pages = found.list({ signal, known: async () => new Map() });
    try {
      let step = await pages.next();
      for (; !step.done; step = await pages.next()) {
        all.entries.push(...step.value);
        all.subjects.push(
          ...step.value.map(({ identity, type, path, arn }) => ({
            ...{ placeKey: key, identity, type, path, arn },
          })),
        );
      }
      all.completions[label] = step.value;
    } catch (error) {
      all.thrown[label] = error;
    }
  }
  return all;
}
