import { expect, test } from "vitest";
import { now, testContext } from "@/lib/access-sources/testing/context";
import { eventsOf } from "@/lib/access-sources/testing/read-piece";
import { decryptRecord, parameterRecord, trailRecord } from "@/lib/access-sources/testing/trail";
import { parseRecord } from "./parse-record";
import { settlePartners } from "./partners";
import { recordContext } from "./record-context";

const base = "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:";

function settled(...raw: unknown[]) {
  const context = recordContext(testContext(), now);
  return settlePartners(raw.map((one, at) => parseRecord(one, at + 1, context)));
}

const partner = (at: number) => ({ at, ignored: "told-by-partner" });

test("a decryption names the secret of the read beside it, and counts for nothing itself", () => {
  const [read, decryption] = settled(
    trailRecord({ requestParameters: { secretId: `${base}acme/db-master` } }),
    decryptRecord(
      { SecretARN: `${base}acme/db-master-Q7mZ2k` },
      { eventTime: "2026-11-20T03:04:07Z" },
    ),
  );
  expect(decryption).toEqual(partner(2));
  expect(eventsOf(read ? [read] : [])[0]?.target?.identities[0]).toBe(`${base}acme/db-master`);
});

test.each([
  ["later than two seconds", { eventTime: "2026-11-20T03:04:08Z" }],
  ["by another principal", { userIdentity: { type: "IAMUser", arn: "arn:aws:iam::1:user/x" } }],
])("one %s is listed as inferred", (_, over) => {
  const records = settled(
    trailRecord(),
    decryptRecord({ SecretARN: `${base}acme/billing/db-Q7mZ2k` }, over),
  );
  expect(eventsOf(records).map(({ origin, use, via }) => [origin, use, via])).toEqual([
    ["logged", "value-read", "api"],
    ["inferred", "value-read", "api"],
  ]);
});

test("each read has one decryption; a path-level read has none", () => {
  const decryption = () => decryptRecord({ SecretARN: `${base}acme/billing/db-Q7mZ2k` });
  expect(eventsOf(settled(trailRecord(), decryption(), decryption()))).toHaveLength(2);
  const byPath = parameterRecord("GetParametersByPath", { path: "/acme" });
  const named = decryptRecord({
    PARAMETER_ARN: "arn:aws:ssm:ap-northeast-1:111122223333:parameter/acme/a",
  });
  expect(eventsOf(settled(byPath, named)).map(({ origin }) => origin)).toEqual([
    "logged",
    "inferred",
  ]);
});

test("checking a key, and decrypting anything else, is not about secrets", () => {
  const contexts: Record<string, string>[] = [
    { SecretARN: "RequestToValidateKeyAccess" },
    { "aws:s3:arn": "x" },
  ];
  for (const context of contexts) {
    expect(settled(decryptRecord(context))).toEqual([{ at: 1, ignored: "not-about-secrets" }]);
  }
});

test("a secret read through Parameter Store is counted once, by the call that named it", () => {
  const records = settled(
    parameterRecord("GetParameter", { name: "/aws/reference/secretsmanager/acme/billing/db" }),
    trailRecord({ sourceIPAddress: "ssm.amazonaws.com", userAgent: "ssm.amazonaws.com" }),
    decryptRecord({ SecretARN: `${base}acme/billing/db-Q7mZ2k` }),
  );
  expect(eventsOf(records).map(({ action }) => action)).toEqual(["GetParameter"]);
  expect(records.slice(1)).toEqual([partner(2), partner(3)]);
});

test("a batch read and the reads logged for it count once", () => {
  const request = { requestID: "0d6a7f9e-2222-4333-8444-555566667777" };
  const listed = trailRecord({
    eventName: "BatchGetSecretValue",
    requestParameters: { secretIdList: ["a", "b"] },
    ...request,
  });
  const single = (secretId: string) => trailRecord({ requestParameters: { secretId }, ...request });
  const count = (...raw: unknown[]) => eventsOf(settled(...raw)).length;
  expect(count(listed)).toBe(2);
  expect(count(listed, single("a"), single("b"))).toBe(2);
  const filtered = trailRecord({
    eventName: "BatchGetSecretValue",
    requestParameters: { filters: [{ key: "all", values: ["x"] }] },
    ...request,
  });
  expect(count(filtered)).toBe(1);
  expect(eventsOf(settled(filtered, single("a"), single("b"))).map(({ action }) => action)).toEqual(
    ["GetSecretValue", "GetSecretValue"],
  );
  expect(count(filtered, trailRecord({ requestParameters: { secretId: "a" } }))).toBe(2);
});
