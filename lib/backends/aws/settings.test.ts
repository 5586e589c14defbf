import { expect, test } from "vitest";
import { awsSettings } from "./settings";

const settings = awsSettings("secrets-manager");
const roleArn = "arn:aws:iam::111122223333:role/KagimoriRead";
const item = { id: "sm", kind: "secrets-manager", regions: ["ap-northeast-1"] };

test("defaults", () => {
  expect(settings.parse({ ...item, regions: "us-gov-west-1" })).toEqual({
    ...item,
    regions: ["us-gov-west-1"],
    limits: { timeoutSeconds: 30, attempts: 6, concurrency: 16 },
  });
});

test.each([
  { what: "no Region", more: { regions: [] }, says: "must not be an empty list" },
  { what: "no such name", more: { regions: ["tokyo"] }, says: "such as ap-northeast-1" },
  { what: "a Region twice", more: { regions: ["us-east-1", "us-east-1"] }, says: "twice" },
  {
    what: "a user for a role",
    more: { accounts: [{ roleArn: "arn:aws:iam::111122223333:user/x" }] },
    says: "ARN of a role",
  },
  {
    what: "two roles of one account",
    more: { accounts: [{ roleArn }, { roleArn: `${roleArn}2` }] },
    says: "two roles of one account",
  },
  { what: "another kind", more: { kind: "parameter-store" }, says: "secrets-manager" },
  {
    what: "a credential",
    more: { credentials: { accessKeyId: "AKIA", secretAccessKey: "env:S" } },
    says: "reference",
  },
  { what: "no pace", more: { limits: { requestsPerSecond: 0 } }, says: "more than 0" },
  { what: "not http", more: { endpoint: "ftp://x" }, says: "http or https" },
])("refuses $what", ({ more, says }) => {
  const { error } = settings.safeParse({ ...item, ...more });
  expect(JSON.stringify(error?.issues)).toContain(says);
});
