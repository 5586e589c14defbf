import { accounts, HOME_REGION } from "@/demo/world/accounts";
import { type Calendar, MINUTE } from "@/demo/world/calendar";
import { type SmHistory, smArn } from "@/demo/world/sm-history";
import { personSession, type TrailEvent, workload } from "@/demo/world/trail-event";
import type { Readable } from "@/demo/world/trail-reads";

const CONSOLE = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/131.0";
const SDK = "aws-sdk-java/2.29.23";

/** What a trail holds besides plain reads: each form once, and what went wrong for a while. */
export function oddities(place: Readable & { region: string }, when: Calendar): TrailEvent[] {
  const { account, region, secrets, parameters } = place;
  if (region !== HOME_REGION) return [];
  const at = (days: number, hour: number) => when.on(days, hour);
  const by = (service: string) => ({
    identity: workload(account, `${service}-task`, "i-0c1d2e3f4a5b6c7d8"),
    username: "i-0c1d2e3f4a5b6c7d8",
    sourceIp: "10.20.4.17",
    userAgent: SDK,
  });
  const read = (instant: number, service: string, over: Partial<TrailEvent>): TrailEvent => ({
    at: instant,
    source: "secretsmanager",
    name: "GetSecretValue",
    readOnly: true,
    request: null,
    ...by(service),
    ...over,
  });
  const standing = secrets.filter(({ use, lives }) => use === "daily" && lives.length === 1);
  const [first, second, third] = standing;
  if (!first || !second || !third) return [];
  const plain = parameters[0];
  const arnOf = (one: SmHistory) => (one.lives[0] ? smArn(one, one.lives[0]) : one.name);
  const service = first.subject.service.id;

  const forms: TrailEvent[] = [
    read(at(-3, 3.5), "deploy", {
      name: "BatchGetSecretValue",
      request: { filters: [{ key: "name", values: [prefixOf(first.name)] }], maxResults: 20 },
    }),
    read(at(-3, 3.6), "deploy", {
      name: "BatchGetSecretValue",
      request: { secretIdList: [first.name, arnOf(second)] },
    }),
    // Without the hyphen and the six characters at its end.
    read(at(-4, 9.2), service, { request: { secretId: arnOf(first).slice(0, -7) } }),
    read(at(-4, 10), "batch", {
      source: "ssm",
      name: "GetParameter",
      request: { name: `/aws/reference/secretsmanager/${second.name}`, withDecryption: true },
    }),
    // Parameter Store asked for it on its caller's behalf: the same access once more.
    read(at(-4, 10), "batch", {
      request: { secretId: second.name },
      sourceIp: "ssm.amazonaws.com",
      userAgent: "ssm.amazonaws.com",
    }),
    read(at(-4, 11), "deploy", {
      source: "ssm",
      name: "GetParameter",
      request: { name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64" },
    }),
    read(at(-1, 9.7), "deploy", {
      identity: personSession(account, "takanashi@hokushin.example"),
      username: "takanashi@hokushin.example",
      sourceIp: "203.0.113.24",
      userAgent: CONSOLE,
      name: "DescribeSecret",
      request: { secretId: third.name },
    }),
  ];
  if (plain) {
    forms.push(
      read(at(-5, 4), "deploy", {
        source: "ssm",
        name: "GetParametersByPath",
        request: { path: prefixOf(plain.name), recursive: true, withDecryption: true },
      }),
    );
  }
  return [...forms, ...troubles(read, at, { first, second, third }), ...shared(place, at)];
}

type Read = (at: number, service: string, over: Partial<TrailEvent>) => TrailEvent;
type At = (days: number, hour: number) => number;

function troubles(
  read: Read,
  at: At,
  of: Record<"first" | "second" | "third", SmHistory>,
): TrailEvent[] {
  const failed = (code: string, message: string) => ({ error: { code, message } });
  const refused = failed(
    "AccessDenied",
    "is not authorized to perform: secretsmanager:GetSecretValue",
  );
  const burst = Array.from({ length: 8 }, (_, i) =>
    read(at(-3, 10.2) + i * 40_000, of.third.subject.service.id, {
      request: { secretId: of.third.name },
      ...refused,
    }),
  );
  const slowed = Array.from({ length: 6 }, (_, i) =>
    read(at(-8, 2) + i * MINUTE, of.first.subject.service.id, {
      request: { secretId: of.first.name },
      ...failed("ThrottlingException", "Rate exceeded"),
    }),
  );
  return [
    ...burst,
    ...slowed,
    read(at(-7, 13), of.second.subject.service.id, {
      request: { secretId: of.second.name },
      ...failed("AccessDeniedException", "Access to KMS is not allowed"),
    }),
    read(at(-9, 15), "batch", {
      request: { secretId: "prod/order-api/gone-since-spring" },
      ...failed("ResourceNotFoundException", "Secrets Manager can't find the specified secret."),
    }),
  ];
}

/**
 * A secret of production read from the shared account: each of the two gets a copy, and the owner's tells little of who it was.
 */
function shared({ account, secrets }: Readable, at: At): TrailEvent[] {
  const { production, shared: tools } = accounts;
  const name = "prod/ledger/signing-key";
  const owner = account === production.id && secrets.some((one) => one.name === name);
  if (!owner && account !== tools.id) return [];
  const secretId = `arn:aws:secretsmanager:${HOME_REGION}:${production.id}:secret:${name}`;
  return [
    {
      at: at(-6, 11),
      source: "secretsmanager",
      name: "GetSecretValue",
      readOnly: true,
      identity: owner
        ? { type: "AWSAccount", principalId: "AROAEXAMPLESHARED:deploy", accountId: tools.id }
        : workload(tools.id, "deploy", "release"),
      username: "release",
      sourceIp: "10.20.9.9",
      userAgent: SDK,
      request: { secretId },
      shared: "ledger",
    },
  ];
}

const prefixOf = (name: string): string => name.slice(0, name.lastIndexOf("/") + 1) || name;
