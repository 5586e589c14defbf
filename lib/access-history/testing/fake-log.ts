import type {
  EventPlace,
  ParsedEvent,
  ParsedRecord,
  Stretch,
} from "@/lib/access-sources/access-source";

export const awsPlace: EventPlace = {
  backend: "secrets-manager",
  account: "111122223333",
  region: "ap-northeast-1",
  cluster: null,
  namespace: null,
};

export const vaultPlace: EventPlace = {
  backend: "vault",
  account: null,
  region: null,
  cluster: "c1",
  namespace: null,
};

/** A UUID that a number stands for. */
export const uuidOf = (n: number): string =>
  `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;

export function fakePrincipal(name: string, fullness: 0 | 1 | 2 = 1): ParsedEvent["principal"] {
  return {
    key: `arn:aws:iam::111122223333:role/${name}`,
    kind: "unresolved",
    name,
    account: "111122223333",
    type: "AssumedRole",
    role: name,
    session: null,
    identity: null,
    fullness,
  };
}

/** The identity that the inventory would give a secret of this name. */
export const identityOf = (name: string): string =>
  `arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:${name}`;

export const fakeTarget = (name: string): NonNullable<ParsedEvent["target"]> => ({
  label: name,
  identities: [identityOf(name)],
  pathLevel: false,
});

/** A read of the secret `a` by the role `app`, at 2026-06-01 plus `n` minutes; a field may be said otherwise. */
export function fakeEvent(n: number, fields: Partial<ParsedEvent> = {}): ParsedEvent {
  return {
    occurredAt: new Date(Date.UTC(2026, 5, 1, 0, n)).toISOString(),
    eventId: uuidOf(n),
    item: 0,
    sharedEventId: null,
    requestId: null,
    place: awsPlace,
    action: "GetSecretValue",
    use: "value-read",
    cause: null,
    target: fakeTarget("a"),
    principal: fakePrincipal("app"),
    sourceIp: "10.0.0.1",
    userAgent: "aws-cli/2",
    origin: "logged",
    via: "api",
    ...fields,
  };
}

/** Records in the order of a file, one event each. */
export const recordsOf = (events: readonly ParsedEvent[]): ParsedRecord[] =>
  events.map((event, i) => ({ at: i + 1, events: [event] }));

export const stretchOf = (records: ParsedRecord[], cursor: unknown = null): Stretch => ({
  records,
  cursor,
});
