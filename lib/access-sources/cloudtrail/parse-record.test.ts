import { expect, test } from "vitest";
import type { ParsedEvent, ParsedRecord } from "@/lib/access-sources/access-source";
import { now, testContext } from "@/lib/access-sources/testing/context";
import { parameterRecord, trailRecord } from "@/lib/access-sources/testing/trail";
import { parseRecord } from "./parse-record";
import { recordContext } from "./record-context";

const parse = (raw: unknown): ParsedRecord =>
  parseRecord(raw, 1, recordContext(testContext(), now)).record;

function events(raw: unknown): ParsedEvent[] {
  const record = parse(raw);
  if (!("events" in record)) throw new Error(JSON.stringify(record));
  return record.events;
}

function only(raw: unknown): ParsedEvent {
  const [event, ...others] = events(raw);
  if (!event || others.length > 0) throw new Error("not one event");
  return event;
}

const base = "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:";
const parameter = "arn:aws:ssm:ap-northeast-1:111122223333:parameter/";

test("a read, with every field that is kept", () => {
  expect(only(trailRecord({ eventID: "EF0E7C1E-0000-4000-8000-00000000C0DE" }))).toMatchObject({
    occurredAt: "2026-11-20T03:04:05.000Z",
    eventId: "ef0e7c1e-0000-4000-8000-00000000c0de",
    item: 0,
    sharedEventId: null,
    place: { backend: "secrets-manager", account: "111122223333", region: "ap-northeast-1" },
    action: "GetSecretValue",
    use: "value-read",
    cause: null,
    target: { label: "acme/billing/db", identities: [`${base}acme/billing/db`], pathLevel: false },
    principal: { key: "arn:aws:iam::111122223333:role/billing-task", session: null, fullness: 2 },
    sourceIp: "10.20.0.7",
    userAgent: "aws-sdk-js/3.1164.0",
    origin: "logged",
    via: "api",
  });
});

test.each([
  ["a name", "acme/db", [`${base}acme/db`]],
  ["a name that ends like an ARN", "acme/db-Q7mZ2k", [`${base}acme/db-Q7mZ2k`]],
  ["a full ARN", `${base}acme/db-Q7mZ2k`, [`${base}acme/db`, `${base}acme/db-Q7mZ2k`]],
  ["a partial ARN", `${base}acme/db`, [`${base}acme/db`]],
  [
    "a partial ARN that ends in a word",
    `${base}acme/db-master`,
    [`${base}acme/db-master`, `${base}acme/db`],
  ],
])("secretId as the caller typed it: %s", (_, secretId, identities) => {
  expect(only(trailRecord({ requestParameters: { secretId } })).target?.identities).toEqual(
    identities,
  );
});

test("names of other partitions", () => {
  const { target } = only(trailRecord({ awsRegion: "cn-north-1" }));
  expect(target?.identities).toEqual([
    "arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:acme/billing/db",
  ]);
});

test("GetParameters is one access per name, numbered; a version or label asked for is left out", () => {
  const read = parameterRecord("GetParameters", {
    names: ["/acme/a", "plain:3", `${parameter}acme/c:live`],
  });
  expect(events(read).map(({ item, target }) => [item, target?.identities[0]])).toEqual([
    [0, `${parameter}acme/a`],
    [1, `${parameter}plain`],
    [2, `${parameter}acme/c`],
  ]);
});

test("a path or a filter names no secret", () => {
  const path = only(
    parameterRecord("GetParametersByPath", { path: "/acme/prod", recursive: true }),
  );
  expect(path).toMatchObject({
    use: "value-read",
    target: { pathLevel: true, label: "/acme/prod", identities: [`${parameter}acme/prod/`] },
  });
  const filtered = trailRecord({
    eventName: "BatchGetSecretValue",
    requestParameters: { filters: [{ key: "name", values: ["acme/"] }], maxResults: 20 },
  });
  expect(only(filtered).target).toEqual({
    label: "name=acme/",
    identities: [`${base}acme/`],
    pathLevel: true,
  });
  const listed = trailRecord({
    eventName: "BatchGetSecretValue",
    requestParameters: { secretIdList: ["a", "b"] },
  });
  expect(events(listed).map(({ item, target }) => [item, target?.pathLevel])).toEqual([
    [0, false],
    [1, false],
  ]);
});

test("a parameter that refers to a secret is a read of the secret; those AWS publishes are ignored", () => {
  const referring = only(
    parameterRecord("GetParameter", { name: "/aws/reference/secretsmanager/acme/db" }),
  );
  expect(referring).toMatchObject({
    action: "GetParameter",
    place: { backend: "secrets-manager" },
    target: { identities: [`${base}acme/db`] },
  });
  expect(parse(parameterRecord("GetParameter", { name: "/aws/service/ami/x" }))).toEqual({
    at: 1,
    ignored: "aws-owned",
  });
  const mixed = parameterRecord("GetParameters", { names: ["/aws/service/ami/x", "/acme/a"] });
  expect(events(mixed).map(({ item }) => item)).toEqual([1]);
  expect(
    parse(parameterRecord("GetParametersByPath", { path: "/aws/service/global" })),
  ).toHaveProperty("ignored");
});

test.each([
  ["additionalEventData", { additionalEventData: { SecretId: `${base}acme/db-Q7mZ2k` } }],
  ["serviceEventDetails", { serviceEventDetails: { secretId: `${base}acme/db-Q7mZ2k` } }],
  ["responseElements.arn", { responseElements: { arn: `${base}acme/db-Q7mZ2k` } }],
  ["responseElements.aRN", { responseElements: { aRN: `${base}acme/db-Q7mZ2k` } }],
  ["requestParameters", { requestParameters: { secretId: `${base}acme/db-Q7mZ2k` } }],
])("a rotation by the service itself: the secret hides in %s", (_, where) => {
  const failed = trailRecord({
    eventName: "RotationFailed",
    eventType: "AwsServiceEvent",
    userIdentity: { accountId: "111122223333", invokedBy: "secretsmanager.amazonaws.com" },
    errorMessage: "Error during setSecret step",
    requestParameters: null,
    requestID: "Rotation-arn:aws:…",
    readOnly: false,
    ...where,
  });
  expect(only(failed)).toMatchObject({
    use: "write",
    cause: "other",
    requestId: null,
    target: { identities: [`${base}acme/db`, `${base}acme/db-Q7mZ2k`] },
    principal: { kind: "service", name: "secretsmanager.amazonaws.com" },
  });
});

test.each([
  [
    {
      errorCode: "AccessDenied",
      errorMessage: "not authorized to perform: secretsmanager:GetSecretValue",
    },
    "denied",
  ],
  [{ errorCode: "AccessDeniedException", errorMessage: "Access to KMS is not allowed" }, "kms"],
  [
    {
      errorCode: "AccessDenied",
      errorMessage: "not authorized to perform: kms:Decrypt on resource",
    },
    "kms",
  ],
  [{ errorCode: "DecryptionFailure" }, "kms"],
  [{ errorCode: "ResourceNotFoundException" }, "not-found"],
  [{ errorCode: "ParameterNotFound" }, "not-found"],
  [{ errorCode: "ThrottlingException" }, "throttled"],
  [{ errorCode: "InternalServiceError" }, "other"],
  [{}, null],
] as const)("%j: %s", (error, cause) => {
  expect(only(trailRecord(error)).cause).toBe(cause);
});

test("our own lists leave a footprint; a value read under our mark is somebody else's", () => {
  const list = trailRecord({
    eventName: "ListSecrets",
    requestParameters: { maxResults: 1 },
    userAgent: "aws-sdk-js/3.1 ua/2.1 kagimori/test",
  });
  expect(parse(list)).toMatchObject({
    footprint: {
      at: "2026-11-20T03:04:05.000Z",
      place: { backend: "secrets-manager" },
      node: null,
    },
    events: [{ use: "list", principal: { kind: "kagimori" }, target: null }],
  });
  expect(parse(trailRecord({ ...list, errorCode: "ThrottlingException" }))).not.toHaveProperty(
    "footprint",
  );
  expect(parse({ ...list, userAgent: "kagimori/other" })).not.toHaveProperty("footprint");
  const stolen = only(trailRecord({ userAgent: "kagimori/test" })).principal;
  expect(stolen).toMatchObject({
    kind: "unresolved",
    key: "arn:aws:iam::111122223333:role/billing-task",
  });
});

test("the console shows itself by its mark or by a browser", () => {
  expect(only(trailRecord({ sessionCredentialFromConsole: "true" })).via).toBe("ui");
  expect(only(trailRecord({ userAgent: "Mozilla/5.0 (X11)" })).via).toBe("ui");
});

test("copies of one event share an id", () => {
  const shared = "0d6a7f9e-2222-4333-8444-555566667777";
  expect(only(trailRecord({ sharedEventID: shared })).sharedEventId).toBe(shared);
});

test("a value never comes through, wherever the caller wrote it", () => {
  const put = parameterRecord("PutParameter", {
    name: "/acme/a",
    value: "HIDDEN_DUE_TO_SECURITY_REASONS",
    type: "SecureString",
  });
  const token = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";
  const named = trailRecord({
    requestParameters: { secretId: `acme/${token}`, secretString: "kgmr-canary" },
    userAgent: token,
  });
  const text = JSON.stringify([parse(put), parse(named)]);
  expect(text).not.toContain("HIDDEN");
  expect(text).not.toContain("canary");
  expect(text).not.toContain(token);
  expect(text).toMatch(/\[masked:github-token:[0-9a-f]{16}\]/);
});

test.each([
  ["no object", 7],
  ["no source", trailRecord({ eventSource: undefined })],
  ["no name", trailRecord({ eventName: "" })],
  ["no id", trailRecord({ eventID: undefined })],
  ["no Region", trailRecord({ awsRegion: undefined })],
  ["no account", trailRecord({ recipientAccountId: undefined, userIdentity: {} })],
  ["no time", trailRecord({ eventTime: "yesterday" })],
  ["a time to come", trailRecord({ eventTime: "2027-01-01T00:00:00Z" })],
  ["another format", trailRecord({ eventVersion: "2.0" })],
])("%s: refused, never thrown", (_, raw) => {
  expect(parse(raw)).toMatchObject({ at: 1, rejected: expect.stringMatching(/\S/) });
});

test.each([
  trailRecord({ eventSource: "s3.amazonaws.com", eventName: "GetObject" }),
  trailRecord({ eventName: "GetRandomPassword" }),
  parameterRecord("UpdateInstanceInformation", {}),
  parameterRecord("ListTagsForResource", { resourceType: "ManagedInstance", resourceId: "mi-1" }),
  trailRecord({ eventSource: undefined, eventName: undefined, eventType: "AwsCloudTrailInsight" }),
])("not about secrets", (raw) => {
  expect(parse(raw)).toEqual({ at: 1, ignored: "not-about-secrets" });
});
