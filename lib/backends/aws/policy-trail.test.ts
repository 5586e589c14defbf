import { expect, test } from "vitest";
import { allowedCalls } from "@/lib/access-sources/cloudtrail/allowed-calls";
import { awsPolicies, callerPolicy, type PolicySource } from "./policy";

const roleArn = "arn:aws:iam::111122223333:role/KagimoriRead";
const looking: PolicySource = {
  kind: "cloudtrail",
  regions: ["ap-northeast-1"],
  accounts: [{ roleArn }],
  digests: true,
};
const bucket: PolicySource = {
  kind: "cloudtrail",
  regions: ["ap-northeast-1"],
  s3: { bucket: "trail", prefix: "logs" },
  digests: true,
};

const allowed = (...sources: PolicySource[]) =>
  awsPolicies(sources).flatMap(({ policy }) =>
    policy.Statement.flatMap(({ Effect, Action }) => (Effect === "Allow" ? Action : [])),
  );

test("allows every call the log may send, and of the bucket no other", () => {
  const sent = new Set<string>(allowedCalls);
  for (const free of ["sts:GetCallerIdentity", "sts:AssumeRole", "s3:ListObjectsV2"])
    sent.delete(free);
  const granted = new Set(allowed(looking, { ...bucket, accounts: undefined }));
  for (const call of sent) expect(granted).toContain(call);
  expect(granted).toContain("s3:ListBucket");
});

test("a trail's files are read below its prefix, by whoever reads them", () => {
  expect(JSON.stringify(awsPolicies([bucket]))).toContain("arn:aws:s3:::trail/logs/AWSLogs/*");
  const assumed: PolicySource = { ...bucket, accounts: [{ roleArn }] };
  expect(allowed(assumed)).not.toContain("s3:GetObject");
  expect(callerPolicy([assumed])?.Statement.map(({ Sid }) => Sid)).toEqual([
    "AssumeReaders",
    "ListTrailBucket",
    "ReadTrailFiles",
  ]);
});

test("a folder needs no right, and a value stays denied", () => {
  const folder: PolicySource = { kind: "cloudtrail", folder: "logs", digests: true };
  expect(
    allowed(folder).filter((action) => /^(?:cloudtrail|s3|secretsmanager|ssm):/.test(action)),
  ).toEqual([]);
  expect(JSON.stringify(awsPolicies([looking]))).toContain('"Deny"');
});
