import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parameterStore } from "@/lib/backends/parameter-store";
import { secretsManager } from "@/lib/backends/secrets-manager";
import { awsPolicies, callerPolicy, type PolicySource, trustPolicy } from "./policy";

const roleArn = "arn:aws:iam::111122223333:role/KagimoriRead";
const both: PolicySource[] = [
  { kind: "secrets-manager", regions: ["ap-northeast-1"], accounts: [{ roleArn }] },
  { kind: "parameter-store", regions: ["ap-northeast-1"], accounts: [{ roleArn }] },
];

const allowedBy = (sources: readonly PolicySource[]) =>
  awsPolicies(sources)[0]?.policy.Statement.flatMap(({ Effect, Action }) =>
    Effect === "Allow" ? Action : [],
  ) ?? [];

test("allows every call the backends make and no other", () => {
  const sent = new Set([...secretsManager.allowedCalls, ...parameterStore.allowedCalls]);
  // These need no permission, or belong to the credentials that assume the role.
  for (const free of ["sts:GetCallerIdentity", "sts:AssumeRole"]) sent.delete(free);
  expect(allowedBy(both).sort()).toEqual([...sent].sort());
});

test("denies expressly whatever carries a value", () => {
  const deny = awsPolicies(both)[0]?.policy.Statement.find(({ Effect }) => Effect === "Deny");
  expect(deny).toMatchObject({ Resource: "*" });
  expect(deny?.Action).toEqual(
    expect.arrayContaining([
      "secretsmanager:GetSecretValue",
      "secretsmanager:BatchGetSecretValue",
      "ssm:GetParameter",
      "ssm:GetParameters",
      "ssm:GetParametersByPath",
      "ssm:GetParameterHistory",
      "kms:Decrypt",
    ]),
  );
});

test("knows only the kinds, accounts and Regions of the config", () => {
  const one = awsPolicies([{ kind: "parameter-store", regions: ["us-east-1", "eu-west-1"] }]);
  expect(one).toHaveLength(1);
  expect(one[0]).toMatchObject({ account: null, roleArn: null });
  const text = JSON.stringify(one[0]?.policy.Statement.filter(({ Effect }) => Effect === "Allow"));
  expect(text).not.toContain("secretsmanager");
  expect(text).toContain("arn:aws:ssm:eu-west-1:*:parameter/*");
  expect(text).toContain('"aws:RequestedRegion":["eu-west-1","us-east-1"]');
});

test("one policy per role, and one for who assumes them", () => {
  const other = "arn:aws-cn:iam::444455556666:role/KagimoriRead";
  const sources: PolicySource[] = [
    ...both,
    { kind: "secrets-manager", regions: ["cn-north-1"], accounts: [{ roleArn: other }] },
  ];
  expect(awsPolicies(sources).map(({ account }) => account)).toEqual([
    "111122223333",
    "444455556666",
  ]);
  expect(JSON.stringify(awsPolicies(sources)[1])).toContain(
    "arn:aws-cn:secretsmanager:cn-north-1:444455556666:secret:*",
  );
  expect(callerPolicy(sources)?.Statement).toMatchObject([
    { Action: ["sts:AssumeRole"], Resource: [other, roleArn].sort() },
  ]);
  expect(callerPolicy([{ kind: "secrets-manager", regions: ["us-east-1"] }])).toBeNull();
});

test("the documents in docs/policies are what the config of the same names gives", () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(new URL(`../../../docs/policies/${name}`, import.meta.url), "utf8"));
  expect(read("aws-iam.json")).toEqual(awsPolicies(both)[0]?.policy);
  expect(read("aws-trust.json")).toEqual(
    trustPolicy("arn:aws:iam::999988887777:role/Kagimori", "kagimori-7f3a"),
  );
});
