import { z } from "zod";
import {
  type BackendEntry,
  type Completion,
  defineBackend,
  type Failure,
  type FoundPlace,
  type KnownPlace,
  type ListContext,
  type Place,
  type Rights,
} from "@/lib/backends/secret-backend";

/** One place of the fake, and how its listing goes. */
export interface FakePlace {
  entries: BackendEntry[];
  pageSize?: number;
  /** Thrown before this page, counted from 0. */
  failAt?: number;
  failure?: Failure;
  /** Folders that were refused: the listing ends incomplete. */
  incomplete?: Failure[];
  lost?: Failure;
  /** Its key is that of a namespace, and lost with it is all below. */
  holdsPlaces?: true;
  label?: string;
}

/** A backend in memory whose contents a test changes between syncs. Source ids see what `world` gives them. */
export class FakeWorld {
  /** Places by key; a source without an entry in `seenBy` sees all. */
  readonly places = new Map<string, FakePlace>();
  readonly seenBy = new Map<string, Set<string>>();
  /** `source key`: places the settings of a source name no more. */
  readonly notAskedFor = new Set<string>();
  breakOff: Failure | null = null;
  unreachable: Failure | null = null;
  rights: Rights | null = null;
  estate: KnownPlace[] | null = null;
  /** Called before every page: to wait, to abort, to change the world. */
  onPage: (placeKey: string, page: number) => Promise<void> | void = () => {};
  /** Called when a listing begins, with what the sync knows. */
  onList: (known: ListContext["known"]) => Promise<void> | void = () => {};

  /** The backend as runSync takes it. */
  readonly backend = defineBackend({
    kind: "vault",
    settings: z.looseObject({ id: z.string() }),
    allowedCalls: ["fake:LIST"],
    explain: (error) =>
      error instanceof FakeFailure
        ? error.failure
        : { cause: "unexpected", message: String(error), todo: "" },
    asksFor: ({ id }, { key }) => !this.notAskedFor.has(`${id} ${key}`),
    connect: ({ id }, { onCall }) => ({
      check: async () => {
        if (this.unreachable) throw new FakeFailure(this.unreachable);
        return { clockSkewMs: 0, identity: "fake" };
      },
      places: () => this.found(id, onCall),
      rights: async (subjects) => {
        let tested = 0;
        for await (const _ of subjects) tested++;
        if (this.rights) return { ...this.rights, tested };
        const testedAt = "2026-01-01T00:00:00Z";
        return {
          values: "none-found",
          method: "fake",
          tested,
          examples: [],
          testedAt,
          reason: null,
        };
      },
      estate: async () => this.estate ?? [],
      close: async () => {},
    }),
  });

  private async *found(
    sourceId: string,
    onCall: (api: string) => void,
  ): AsyncGenerator<FoundPlace> {
    const seen = this.seenBy.get(sourceId);
    for (const [key, fake] of this.places) {
      if (seen && !seen.has(key)) continue;
      const place = fakePlace(key, fake.label);
      const { lost: failure, holdsPlaces } = fake;
      if (failure) yield { lost: { place, failure, ...(holdsPlaces ? { holdsPlaces } : {}) } };
      else yield { place, list: ({ known }) => this.list(key, fake, known, onCall) };
    }
    if (this.breakOff) throw new FakeFailure(this.breakOff);
  }

  private async *list(
    key: string,
    fake: FakePlace,
    known: ListContext["known"],
    onCall: (api: string) => void,
  ): AsyncGenerator<readonly BackendEntry[], Completion> {
    const { entries, pageSize = 100, failAt, failure, incomplete = [] } = fake;
    await this.onList(known);
    const pages = Math.max(1, Math.ceil(entries.length / pageSize));
    for (let page = 0; page < pages; page++) {
      await this.onPage(key, page);
      onCall("fake:LIST");
      if (page === failAt) throw new FakeFailure(failure ?? denied(`page ${page}`));
      yield entries.slice(page * pageSize, (page + 1) * pageSize);
    }
    return { complete: incomplete.length === 0, failures: incomplete };
  }
}

class FakeFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** A failure to give to a fake. */
export const denied = (message: string): Failure => ({
  cause: "denied",
  message,
  todo: "Allow it.",
});

/** `vault:c:n:kv` is the mount kv of namespace n in cluster c. */
function fakePlace(key: string, label?: string): Place {
  const [, cluster = null, namespace = null, mount = null] = key.split(":");
  return {
    key,
    backend: "vault",
    label: label ?? `${namespace} ${mount}/`,
    account: null,
    region: null,
    cluster,
    namespace,
    mount,
  };
}

/** An entry of a KV v2 mount. */
export function fakeEntry(
  placeKey: string,
  path: string,
  fields: Partial<BackendEntry> = {},
): BackendEntry {
  return {
    identity: `${placeKey}:${path}`,
    incarnation: "2026-01-01T00:00:00Z",
    version: 1,
    type: "kv2",
    name: path,
    path: `${placeKey.split(":").at(-1)}/${path}`,
    arn: null,
    description: null,
    tags: {},
    tagKind: "metadata",
    parent: null,
    createdAt: "2026-01-01T00:00:00Z",
    valueChangedAt: { at: "2026-01-01T00:00:00Z", evidence: "version-written", unknown: null },
    rotation: {
      enabled: null,
      by: null,
      intervalSeconds: null,
      pendingSince: null,
      lastAttemptFailed: false,
    },
    inactive: null,
    versions: [],
    facts: {},
    moving: { lastAccessedOn: null, nextRotationAt: null, detail: null },
    ...fields,
  };
}
