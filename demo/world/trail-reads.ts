import type { Calendar } from "@/demo/world/calendar";
import { HOUR } from "@/demo/world/calendar";
import type { ParameterHistory } from "@/demo/world/parameter-history";
import { parameterArn, parameterLifeAt } from "@/demo/world/parameter-history";
import { type Random, random } from "@/demo/world/random";
import { lifeAt, type SmHistory, smArn } from "@/demo/world/sm-history";
import { personSession, type TrailEvent, workload } from "@/demo/world/trail-event";

/** Reads of a secret, and calls for parameters, are this many hours apart on average, so that a history of ninety days stays small. */
const HOURS_BETWEEN_READS = 180;
const HOURS_BETWEEN_CALLS = 500;

/** What lies in one account and Region, for drawing reads from. */
export interface Readable {
  account: string;
  secrets: readonly SmHistory[];
  parameters: readonly ParameterHistory[];
}

/** The reads of one hour: applications mostly, a refusal now and then. */
export function readsOf(place: Readable, hour: number, seed: string): TrailEvent[] {
  const draw = random(`${seed}/reads/${place.account}/${hour}`);
  const busy = place.secrets.filter(({ use }) => use === "daily");
  const rare = place.secrets.filter(({ use }) => use === "weekly");
  const events: TrailEvent[] = [];
  for (let i = times(busy.length / HOURS_BETWEEN_READS, draw); i > 0; i--) {
    const history = draw.pick(rare.length > 0 && draw.chance(0.1) ? rare : busy);
    const event = secretRead(history, hour + draw.int(0, HOUR - 1000), draw);
    if (event) events.push(event);
  }
  for (let i = times(place.parameters.length / HOURS_BETWEEN_CALLS, draw); i > 0; i--) {
    const event = parameterRead(place, hour + draw.int(0, HOUR - 1000), draw);
    if (event) events.push(event);
  }
  return events;
}

/** A whole number whose average is the given one. */
const times = (average: number, draw: Random): number =>
  Math.floor(average) + (draw.chance(average % 1) ? 1 : 0);

function secretRead(history: SmHistory, at: number, draw: Random): TrailEvent | undefined {
  const life = lifeAt(history, at);
  if (!life) return undefined;
  const { service } = history.subject;
  const form = draw.next();
  const refused = draw.chance(0.003);
  return {
    at,
    source: "secretsmanager",
    name: "GetSecretValue",
    readOnly: true,
    ...app(history.account, service.id, draw),
    // As the caller typed it: name, or ARN.
    request: { secretId: form < 0.7 ? history.name : smArn(history, life) },
    ...(refused
      ? {
          error: {
            code: "AccessDenied",
            message: `User is not authorized to perform: secretsmanager:GetSecretValue on resource: ${history.name}`,
          },
        }
      : {}),
  };
}

function parameterRead(place: Readable, at: number, draw: Random): TrailEvent | undefined {
  const first = draw.pick(place.parameters);
  const service = serviceOf(first.name);
  const names = [first, ...place.parameters.filter(({ name }) => serviceOf(name) === service)]
    .filter((one) => parameterLifeAt(one, at) !== undefined)
    .slice(0, draw.int(1, 5));
  if (names.length === 0) return undefined;
  const single = names.length === 1;
  return {
    at,
    source: "ssm",
    name: single ? "GetParameter" : "GetParameters",
    readOnly: true,
    ...app(place.account, service, draw),
    request: single
      ? { name: names[0]?.name, withDecryption: true }
      : { names: names.map(({ name }) => name), withDecryption: true },
    resources: names.map(parameterArn),
  };
}

const serviceOf = (name: string): string => name.split(/[/.]/).filter(Boolean)[1] ?? "deploy";

function app(account: string, service: string, draw: Random) {
  const session = `i-0${draw.int(1e9, 9e9).toString(16)}`;
  return {
    identity: workload(account, `${service}-task`, session),
    username: session,
    sourceIp: `10.20.${draw.int(0, 9)}.${draw.int(2, 250)}`,
    userAgent: "aws-sdk-js/3.1164.0",
  };
}

/** Reads of production secrets by people, the ones the company talks about. */
export function storiedReads(
  secrets: readonly SmHistory[],
  account: string,
  when: Calendar,
): TrailEvent[] {
  const told: readonly [number, number, string, string, boolean][] = [
    [-1, 16 + 20 / 60, "nakamura", "prod/payment-api/psp-a/api-key", true],
    [-2, 20 + 38 / 60, "hirai", "prod/logistics/ap-northeast-1/wms-core/db-main", false],
    [-2, 20 + 41 / 60, "hirai", "prod/logistics/ap-northeast-1/wms-core/db-main", true],
    [-2, 20 + 55 / 60, "hirai", "prod/logistics/ap-northeast-1/wms-core/db-replica", true],
    [-2, 22 + 14 / 60, "hirai", "prod/logistics/ap-northeast-1/wms-core/db-main", true],
    [-3, 14 + 27 / 60, "miura", "prod/notifier/mail/sendgrid-key", true],
    [-4, 17 + 45 / 60, "nakamura", "prod/ledger/signing-key", true],
    [-6, 15 + 22 / 60, "ito", "prod/ledger/signing-key", false],
    [-6, 11 + 47 / 60, "hayashi", "prod/ads-bridge/partner-x/oauth-secret", true],
    [-12, 10 + 5 / 60, "okada", "prod/order-api/payment-token", true],
    [-9, 13 + 10 / 60, "seki", "prod/tax-calc/tax/api-credential", true],
    [-1, 22 + 41 / 60, "hori", "prod/push-gw/push/apns-key", true],
  ];
  return told.flatMap(([days, hour, who, name, allowed]) => {
    if (!secrets.some((one) => one.name === name)) return [];
    const mail = `${who}@hokushin.example`;
    const event: TrailEvent = {
      at: when.on(days, hour),
      source: "secretsmanager",
      name: "GetSecretValue",
      readOnly: true,
      identity: personSession(account, mail),
      username: mail,
      sourceIp: "203.0.113.24",
      userAgent: "Mozilla/5.0",
      request: { secretId: name },
      ...(allowed ? {} : { error: { code: "AccessDenied", message: "User is not authorized" } }),
    };
    return [event];
  });
}

/** Reads by a role that no register knows: a person, or a program? */
export function unknownReads(
  secrets: readonly SmHistory[],
  account: string,
  when: Calendar,
): TrailEvent[] {
  const name = "prod/refund-batch/bank-b/api-key";
  if (!secrets.some((one) => one.name === name)) return [];
  return [when.on(-8, 3.2), when.on(-8, 3.4)].map((at) => ({
    at,
    source: "secretsmanager",
    name: "GetSecretValue",
    readOnly: true,
    identity: workload(account, "shared-maintenance", "console"),
    username: "console",
    sourceIp: "198.51.100.7",
    userAgent: "aws-cli/2.17.0",
    request: { secretId: name },
  }));
}
