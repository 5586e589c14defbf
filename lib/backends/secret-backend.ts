import type { z } from "zod";

/** The three stores secrets are kept in. `kind` in the config file. */
export type BackendKind = "secrets-manager" | "parameter-store" | "vault";

export type SecretType =
  | "secret"
  | "replica"
  | "secure-string"
  | "string"
  | "string-list"
  | "kv1"
  | "kv2"
  | "static-role"
  | "dynamic-role"
  | "root-credential"
  | "transit-key"
  | "pki-issuer"
  | "approle";

/**
 * What one listing completes and what removal is decided in: account × Region × API, or
 * cluster × namespace × mount. `key` is the backend's own identity of it, never our source id.
 */
export interface Place {
  /** `aws:<partition>:<account>:<region>:<secretsmanager|ssm>` or `vault:<cluster_id>:<namespace id>:<mount accessor>` */
  key: string;
  backend: BackendKind;
  /** For people: `111122223333 ap-northeast-1 Secrets Manager`, `team-a/ kv/`. */
  label: string;
  account: string | null;
  region: string | null;
  cluster: string | null;
  namespace: string | null;
  mount: string | null;
}

/** When the value last changed, how that is known, or why it is not. Dates are ISO 8601 in UTC. */
export interface ValueChange {
  at: string | null;
  evidence: "engine" | "version-written" | "declared" | null;
  unknown: "backend-cannot-say" | "not-yet-synced" | "never" | null;
}

/** What the backend itself says about changing the value. */
export interface BackendRotation {
  /** False: configured once, now off. Null: never configured, or the backend knows no rotation. */
  enabled: boolean | null;
  /** Who rotates: the backend's own job or function, the service that owns the secret, the partner, or nobody. */
  by: "backend" | "owning-service" | "external" | null;
  /** The age its owner allows, in seconds; counts where no policy of ours applies and the owner rotates. */
  intervalSeconds: number | null;
  /** Since when a version waits for promotion (AWSPENDING on another version than AWSCURRENT). */
  pendingSince: string | null;
  /** The backend says the last attempt failed. */
  lastAttemptFailed: boolean;
}

/** One version of a value: never the value. */
export interface VersionFact {
  id: string;
  createdAt: string | null;
  /** Staging labels; `current`, `deleted`, `destroyed`, `scheduled-deletion` for KV v2. */
  stages: string[];
  by: string | null;
}

/** One thing in a backend, as its listing tells it. There is no field that could hold a value. */
export interface BackendEntry {
  /**
   * The backend's own identity without the incarnation: AWS ARN (Secrets Manager: without the hyphen and
   * six characters at its end); Vault `<place key>:<path>`.
   */
  identity: string;
  /** Secrets Manager: the ARN's suffix. KV v2: created_time. Parameter Store and others: null. */
  incarnation: string | null;
  /** Parameter Store's Version (lower than last seen = a new incarnation); KV v2's current_version. */
  version: number | null;
  type: SecretType;
  /** As the backend shows it. */
  name: string;
  /** Inside the place, as mapping rules see it: the name, or `<mount><path>` for Vault. */
  path: string;
  arn: string | null;
  description: string | null;
  /** AWS tags, or Vault custom_metadata. */
  tags: Record<string, string>;
  tagKind: "tag" | "metadata";
  /** Identity of the primary, for a replica. */
  parent: string | null;
  createdAt: string | null;
  valueChangedAt: ValueChange;
  rotation: BackendRotation;
  /** Why it holds no value that lives: it waits for deletion, or every version is deleted. */
  inactive: "pending-deletion" | "no-live-value" | null;
  versions: VersionFact[];
  /**
   * Backend words and plain JSON for the secret's page: KMS key, tier, parameter policies, replica Regions,
   * TTLs … Part of the content hash, so nothing that moves by use or by time may be in it.
   */
  facts: Record<string, unknown>;
  /** What moves by use or by time: kept aside, no history. */
  moving: {
    /** A UTC day, YYYY-MM-DD. */
    lastAccessedOn: string | null;
    nextRotationAt: string | null;
    detail: Record<string, unknown> | null;
  };
}

export type FailureCause = "denied" | "throttled" | "unreachable" | "not-enabled" | "unexpected";

/** What went wrong, sorted by the backend that understands it. */
export interface Failure {
  cause: FailureCause;
  /** What failed, at what: `ListSecrets in 111122223333 ap-northeast-3: AccessDeniedException`. No secret material. */
  message: string;
  /** What a person can do about it, in English; the message catalogue translates by cause. */
  todo: string;
}

/** What a listing returned at its end. Only a complete one may say what is gone. */
export interface Completion {
  complete: boolean;
  /**
   * Folders refused, a page that could not be parsed …: why it is not complete. With `complete`: parts of entries
   * that could not be read (a version's date), so that the run is partial and removals still stand.
   */
  failures: Failure[];
  /** Optional rights refused: less is known of the entries, and the run is none the worse. */
  notices?: Failure[];
}

/** What the last sync stored of an entry, so that a backend can ask again only for what changed. */
export interface KnownEntry {
  identity: string;
  incarnation: string | null;
  version: number | null;
  createdAt: string | null;
  valueChangedAt: ValueChange;
  versions: VersionFact[];
  tags: Record<string, string>;
  facts: Record<string, unknown>;
}

export interface ListContext {
  signal: AbortSignal;
  /** Stored entries of these identities. One round trip per call: ask by page. */
  known(identities: readonly string[]): Promise<ReadonlyMap<string, KnownEntry>>;
}

/** A place this source can see, or one it can no longer read. */
export type FoundPlace =
  | {
      place: Place;
      /** Yields pages of entries in the backend's order; throws when the listing fails as a whole. */
      list(context: ListContext): AsyncGenerator<readonly BackendEntry[], Completion>;
    }
  | {
      /** Not offered or not assumable any more, or not enabled. Its stored entries stay. */
      lost: {
        place: Pick<Place, "key" | "backend" | "label"> & Partial<Place>;
        failure: Failure;
        /** It is no place but holds places (a Vault namespace): all whose keys begin with its key and a colon are lost. */
        holdsPlaces?: true;
      };
    };

/** A stored entry, as far as the rights test needs it. */
export interface RightsSubject {
  placeKey: string;
  identity: string;
  type: SecretType;
  path: string;
  arn: string | null;
}

/** What our identity could read. "none-found" never stands without method and number. */
export interface Rights {
  values: "none-found" | "can-read" | "not-determined";
  /** `sys/capabilities-self`, `iam:SimulatePrincipalPolicy`. */
  method: string;
  /** Number of paths or ARNs tested. */
  tested: number;
  /** Up to ten paths that could be read. */
  examples: string[];
  testedAt: string;
  /** Why it is not determined. */
  reason: string | null;
}

/** A place known to exist: connected is what we have read; the sync settles that. */
export interface KnownPlace {
  key: string;
  kind: "account" | "region" | "cluster" | "namespace" | "mount";
  label: string;
  knownFrom: "organizations" | "listing";
  state: "known" | "not-enabled";
}

/** An open connection to one configured source. A method is absent where the backend has nothing to say. */
export interface BackendConnection {
  /** The cheapest call that proves the settings work. Throws when they do not. `clockSkewMs`: theirs minus ours. */
  check(signal: AbortSignal): Promise<{ clockSkewMs: number | null; identity: string }>;
  places(signal: AbortSignal): AsyncGenerator<FoundPlace>;
  /** What our identity could read of these, asked after every sync. */
  rights?(subjects: AsyncIterable<RightsSubject>, signal: AbortSignal): Promise<Rights>;
  estate?(signal: AbortSignal): Promise<readonly KnownPlace[]>;
  /** Revokes nothing; stops renewal and closes sockets. */
  close(): Promise<void>;
}

export interface OpenContext {
  /** Marks our calls in the user agent, `kagimori/<installation>`, so that logs can tell them. */
  installation?: string;
  /** Resolves `env:NAME` and `file:PATH`, read anew at each call. Throws InvalidInput naming the reference. */
  credential(reference: string): string;
  clock(): Date;
  /** Called once per request sent: `secretsmanager:ListSecrets`, `vault:GET metadata`. */
  onCall(api: string): void;
}

/** A backend: one folder and one line in index.ts. */
export interface SecretBackend {
  readonly kind: BackendKind;
  /**
   * Validates one item of `sources` in the config file. Holds references to credentials, never credentials. Takes
   * the item as written, and its own output again (source-item.ts).
   */
  readonly settings: z.ZodType;
  /** Every call it may send. A call not listed here is refused before it is sent. */
  readonly allowedCalls: readonly string[];
  open(settings: unknown, context: OpenContext): BackendConnection;
  /**
   * Whether these settings ask for a place it once read. What they ask for no more (a Region, account, mount or
   * namespace taken out of the file) is unwatched, not lost.
   */
  asksFor(settings: unknown, place: Place): boolean;
  /** Names what went wrong, so that no caller needs to know the SDK's errors. */
  explain(error: unknown): Failure;
}

/** Gives a backend its settings' type inside its own folder; outside, settings are unknown. */
export function defineBackend<Settings extends z.ZodType>(
  spec: Omit<SecretBackend, "open" | "settings" | "asksFor"> & {
    settings: Settings;
    connect(settings: z.output<Settings>, context: OpenContext): BackendConnection;
    asksFor(settings: z.output<Settings>, place: Place): boolean;
  },
): SecretBackend {
  const { connect, asksFor, ...backend } = spec;
  return {
    ...backend,
    open: (raw, context) => connect(spec.settings.parse(raw), context),
    asksFor: (raw, place) => asksFor(spec.settings.parse(raw), place),
  };
}
