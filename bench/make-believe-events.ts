import { randomUUID } from "node:crypto";
import type { EventPlace, ParsedEvent, ParsedRecord } from "@/lib/access-sources/access-source";

const SECRETS = 4000;
const READERS = 600;
const AGENTS = 60;
/** As fast as they come where there are twenty million a year. */
const APART_MS = (365 * 86_400_000) / 20_000_000;
/** Two days before a month ends: half a million take nine. */
const FIRST = Date.UTC(2026, 8, 29);
/** The months they fall in. */
export const eventMonths = ["2026-09-01", "2026-10-01"];
const account = "111122223333";

/** How many of the secrets there are. */
export const inventedSecrets = SECRETS;

/** The name of one, as in the invented inventory. */
export const inventedPath = (n: number): string => `prod/service-${n % 90}/secret-${n}`;

/**
 * Reads of secrets by roles, as a log tells them: in the order of time, one event a record, and the same object wherever
 * the same place, role or secret is meant, as the parsers hand them out.
 *
 * Spread as in a firm: a tenth of the secrets is asked for in half of the reads, the last half of them in a fifth; a
 * secret has one to five readers, most have one or two.
 */
export function inventedRecords(count: number): ParsedRecord[] {
  return Array.from({ length: count }, (_, i) => ({
    at: i + 1,
    events: [invented(i, FIRST + i * APART_MS)],
  }));
}

const readersOf = (secret: number): number => [1, 1, 1, 1, 1, 2, 2, 3, 4, 5][secret % 10] ?? 1;

/** A number in [0, 1) that looks drawn and is the same in every run. */
const drawn = (i: number): number => ((i * 2_654_435_761) % 1_000_003) / 1_000_003;

const place: EventPlace = {
  backend: "secrets-manager",
  account,
  region: "ap-northeast-1",
  cluster: null,
  namespace: null,
};

const targets = Array.from({ length: SECRETS }, (_, n) => ({
  label: inventedPath(n),
  identities: [`arn:aws:secretsmanager:ap-northeast-1:${account}:secret:${inventedPath(n)}`],
  pathLevel: false,
}));

const principals = Array.from({ length: READERS }, (_, n): ParsedEvent["principal"] => ({
  key: `arn:aws:iam::${account}:role/service-${n}-task`,
  kind: "unresolved",
  name: `service-${n}-task`,
  account,
  type: "AssumedRole",
  role: `arn:aws:iam::${account}:role/service-${n}-task`,
  session: null,
  identity: null,
  fullness: 2,
}));

const agents = Array.from(
  { length: AGENTS },
  (_, n) => `aws-sdk-js/3.${n}.0 os/linux lang/js md/nodejs#22.11.0 api/secrets-manager`,
);

function invented(i: number, at: number): ParsedEvent {
  const secret = Math.floor(SECRETS * drawn(i) ** 3);
  const reader = (secret * 7 + (i % readersOf(secret)) * 13) % READERS;
  return {
    // Whole seconds, as in CloudTrail.
    occurredAt: new Date(Math.floor(at / 1000) * 1000).toISOString(),
    eventId: randomUUID(),
    item: 0,
    sharedEventId: null,
    requestId: randomUUID(),
    place,
    action: "GetSecretValue",
    use: "value-read",
    cause: i % 50 === 0 ? "denied" : null,
    target: targets[secret] ?? null,
    principal: principals[reader] as ParsedEvent["principal"],
    sourceIp: `10.20.${i % 9}.${i % 250}`,
    userAgent: agents[reader % AGENTS] ?? null,
    origin: "logged",
    via: "api",
  };
}
