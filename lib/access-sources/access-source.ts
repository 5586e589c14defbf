import type { z } from "zod";
import type { BackendKind, Failure } from "@/lib/backends/secret-backend";

export type AccessSourceKind = "cloudtrail" | "vault-audit";

/** What was done to the secret. Only `value-read` and `issue` hand out something secret. */
export type Use = "value-read" | "issue" | "metadata-read" | "list" | "write" | "admin" | "login";

/** Why it failed, as far as the log shows it. */
export type FailedBecause = "denied" | "not-found" | "throttled" | "kms" | "other";

/** Where it happened: account × Region, or cluster × namespace. */
export interface EventPlace {
  backend: BackendKind;
  account: string | null;
  region: string | null;
  /** The cluster's id; null while it is not known. */
  cluster: string | null;
  /** Path without slashes at its ends; null is the root. */
  namespace: string | null;
}

/** What was asked for. */
export interface EventTarget {
  /** As the caller wrote it, masked: a name, an ARN or part of one, a path. */
  label: string;
  /**
   * Inventory identities this may stand for, likeliest first: a Secrets Manager ARN may carry the six characters or
   * not. The first is what the target is known by until one of them turns up in the inventory. Never empty. In Vault
   * an identity begins `vault::` where the cluster is not known yet; one of the inventory without its cluster id is the same.
   */
  identities: string[];
  /** A prefix or a filter was asked for: single secrets are not named. */
  pathLevel: boolean;
}

/** Who did it, as the record tells it. Rules turn this into a workload or a person (lib/access-history/principals). */
export interface EventPrincipal {
  /** What events of the same one are grouped by: role ARN (with the session's name only for interactive roles), user ARN, entity id. */
  key: string;
  /** `workload` and `person` are the rules' to say; the record alone tells a service of AWS, or us. */
  kind: "service" | "kagimori" | "unresolved";
  name: string;
  account: string | null;
  /** `AssumedRole`, `IAMUser`, `approle`, `oidc` …: the log's own word. */
  type: string;
  /** The role or the login path behind it. */
  role: string | null;
  session: string | null;
  /** `sourceIdentity`, Identity Center user, entity alias: what names a person behind a session. */
  identity: string | null;
  /** Of two copies of one event the one with the fuller identity is kept. */
  fullness: 0 | 1 | 2;
}

/** One access: what is stored, one row per target. There is no field that could hold a value. */
export interface ParsedEvent {
  /** ISO 8601, UTC. */
  occurredAt: string;
  /** CloudTrail `eventID`, Vault `request.id`, as a UUID (of another form: the UUID of version 5 made of it). */
  eventId: string;
  /** Ordinal of the target inside the call; else 0. */
  item: number;
  /** Set on copies of one event in several accounts. */
  sharedEventId: string | null;
  /** Null where the log's is no UUID. */
  requestId: string | null;
  place: EventPlace;
  /** AWS event name or Vault operation. */
  action: string;
  use: Use;
  /** Null: it succeeded. */
  cause: FailedBecause | null;
  target: EventTarget | null;
  principal: EventPrincipal;
  sourceIp: string | null;
  userAgent: string | null;
  origin: "logged" | "inferred";
  via: "api" | "ui";
}

/** What became of one record. `at` is its place in the file: line, or ordinal in `Records`, from 1. */
export type ParsedRecord =
  | { at: number; events: ParsedEvent[]; footprint?: Footprint }
  /**
   * Not about secrets, or the other half of a pair: that one is counted as accepted, or as duplicate where `partner`,
   * the event id its other half tells, is one.
   */
  | { at: number; ignored: "not-about-secrets" | "aws-owned" | "told-by-partner"; partner?: string }
  /** `excerpt`: up to 500 characters, masked, without anything that could be a value. */
  | { at: number; rejected: string; excerpt: string };

/** A trace of our own call that turned up in the log: proof that the log was on. Counted once per place, instant and node. */
export interface Footprint {
  place: EventPlace;
  /** ISO 8601, UTC. */
  at: string;
  /** Vault: the node that served it, where the record tells. */
  node: string | null;
}

/** A stretch of records and where to go on after it; both are stored in one transaction. */
export interface Stretch {
  records: ParsedRecord[];
  /** Opaque to the store: an offset, a key and an ordinal, a time. Null: not resumable. */
  cursor: unknown;
  /** Hours proved by a verified digest, [from, to). */
  proved?: { place: EventPlace; from: string; to: string }[];
}

/** Something that is read from beginning to end once: a file, an object, a window of LookupEvents. */
export interface Piece {
  /** The same piece has the same name for ever: what is known to be read is not read again. */
  name: string;
  /**
   * It has no end: a file still being written, the present of LookupEvents. Its reading ends where there is nothing more for now, it
   * is offered again each time, and goes on from its last cursor. It is never finished.
   */
  follows?: true;
  read(from: unknown, signal: AbortSignal): AsyncIterable<Stretch>;
}

export interface AccessConnection {
  /**
   * What there is to read, oldest first where the source can tell. `done`: names of pieces already read to their end. A piece may hold
   * nothing: read, it says that all before it (a day of log files) is settled and need not be listed again.
   */
  pieces(done: (name: string) => boolean, now: Date, signal: AbortSignal): AsyncIterable<Piece>;
  /** Reads what somebody hands over: `.json`, `.json.gz`, JSON lines; told apart by content, for `name` is no file name. */
  handed(name: string, input: AsyncIterable<Uint8Array>): Piece;
  /** Makes a call that must turn up in the log: where and when. Absent where the log is only handed over. */
  footprint?(now: Date, signal: AbortSignal): Promise<Footprint[]>;
  /** Whether a failure is ours, and what to do. */
  explain(error: unknown): Failure;
  close(): Promise<void>;
}

export interface AccessConnectContext {
  sourceId: string;
  /** Resolves `env:` and `file:` references. */
  credential(reference: string): string;
  /** Marks our calls: `kagimori/<installation>` in the user agent and the RoleSessionName. */
  installation: string;
  /** A relative `file` or `folder` is meant from here: the folder of the config file. */
  folder: string;
  /** What a relative time is measured from, and what lies in the future. */
  clock(): Date;
  /** Clusters (their ids) and KV versions by mount accessor, as the inventory knows them. `namespace`: its path, "" is the root. */
  mounts: ReadonlyMap<
    string,
    { cluster: string; namespace: string; mount: string; kv: 1 | 2 | null }
  >;
  /** Cluster id of a vault source, or null before its first sync. */
  cluster(vaultSourceId: string): string | null;
  /** Another source of the config file as it stands there; undefined where there is none of that id. */
  source(id: string): unknown;
  /** Masks what people read, as the inventory masks names (`Masking.name`). */
  mask(text: string): string;
  /** Masks what is matched, as the inventory masks identities (`Masking.identity`). */
  maskIdentity(text: string): string;
  /** Once per request sent, as for a backend. */
  onCall?(api: string): void;
  signal: AbortSignal;
}

/** A kind of log secrets are read in. One folder and one line in index.ts. */
export interface AccessSource {
  readonly kind: AccessSourceKind;
  /** Validates one item of `sources`; takes its own output again. */
  readonly settings: z.ZodType;
  /** Every call it may send. A call not listed here is refused before it is sent. */
  readonly allowedCalls: readonly string[];
  /** Sends nothing yet. Throws ZodError for settings that are none. */
  connect(settings: unknown, context: AccessConnectContext): Promise<AccessConnection>;
}

/** Gives a log its settings' type inside its own folder; outside, settings are unknown. */
export function defineAccessSource<Settings extends z.ZodType>(
  spec: Omit<AccessSource, "connect" | "settings"> & {
    settings: Settings;
    connect(settings: z.output<Settings>, context: AccessConnectContext): Promise<AccessConnection>;
  },
): AccessSource {
  const { connect, ...source } = spec;
  return {
    ...source,
    connect: async (raw, context) => connect(spec.settings.parse(raw), context),
  };
}
