import { randomUUID } from "node:crypto";
import type { ParsedEvent, ParsedRecord } from "@/lib/access-sources/access-source";

const SECRETS = 4000;
const READERS = 600;
const AGENTS = 60;
const DAYS = 80;
const FIRST_DAY = Date.UTC(2026, 8, 1);
/** The months they fall in. */
export const eventMonths = ["2026-09-01", "2026-10-01", "2026-11-01"];
const account = "111122223333";

/** Reads of secrets by roles over eighty days, as a log tells them: in the order of time, one event a record. */
export function inventedRecords(count: number, from = 0): ParsedRecord[] {
  const step = (DAYS * 86_400_000) / (from + count);
  return Array.from({ length: count }, (_, i) => ({
    at: i + 1,
    events: [invented(from + i, FIRST_DAY + (from + i) * step)],
  }));
}

/** Identity of the secret an invented event asks for: the one of the same number in the invented inventory. */
export const inventedSecrets = SECRETS;

function invented(i: number, at: number): ParsedEvent {
  // Half of the reads are of any secret, half of a few; each secret has three readers.
  const share = ((i * 2_654_435_761) % 1_000_003) / 1_000_003;
  const secret = Math.floor(SECRETS * (i % 2 === 0 ? share : share ** 3));
  const role = `service-${(secret * 7 + (i % 3)) % READERS}-task`;
  const name = `secret-${secret}`;
  return {
    // Whole seconds, as in CloudTrail.
    occurredAt: new Date(Math.floor(at / 1000) * 1000).toISOString(),
    eventId: randomUUID(),
    item: 0,
    sharedEventId: null,
    requestId: randomUUID(),
    place: {
      backend: "secrets-manager",
      account,
      region: "ap-northeast-1",
      cluster: null,
      namespace: null,
    },
    action: "GetSecretValue",
    use: "value-read",
    cause: i % 50 === 0 ? "denied" : null,
    target: {
      label: name,
      identities: [`arn:aws:secretsmanager:ap-northeast-1:${account}:secret:${name}`],
      pathLevel: false,
    },
    principal: {
      key: `arn:aws:iam::${account}:role/${role}`,
      kind: "unresolved",
      name: role,
      account,
      type: "AssumedRole",
      role,
      session: null,
      identity: null,
      fullness: 1,
    },
    sourceIp: `10.20.${i % 9}.${i % 250}`,
    userAgent: `aws-sdk-js/3.${i % AGENTS}.0 os/linux lang/js md/nodejs#22.11.0 api/secrets-manager`,
    origin: "logged",
    via: "api",
  };
}
