import { expect, test } from "vitest";
import { summarizePolicy } from "./resource-policy";

const own = "111122223333";
const allow = (more: object) => ({
  Effect: "Allow",
  Action: "secretsmanager:GetSecretValue",
  ...more,
});
const summary = (...Statement: object[]) =>
  summarizePolicy(JSON.stringify({ Version: "2012-10-17", Statement }), own);

test("no policy is null, not an empty one", () => {
  expect(summarizePolicy(undefined, own)).toBeNull();
  expect(summarizePolicy("", own)).toBeNull();
});

test.each([
  { what: "Principal *", statement: allow({ Principal: "*" }), anyone: "yes" },
  { what: "Principal AWS *", statement: allow({ Principal: { AWS: "*" } }), anyone: "yes" },
  { what: "* among others", statement: allow({ Principal: { AWS: [own, "*"] } }), anyone: "yes" },
  {
    what: "* under a condition",
    statement: allow({
      Principal: "*",
      Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
    }),
    anyone: "conditional",
  },
  { what: "everybody but some", statement: allow({ NotPrincipal: { AWS: own } }), anyone: "yes" },
  { what: "a Deny for *", statement: { Effect: "Deny", Principal: "*" }, anyone: "no" },
  { what: "the own account", statement: allow({ Principal: { AWS: own } }), anyone: "no" },
])("$what", ({ statement, anyone }) => {
  expect(summary(statement)).toMatchObject({ anyone, readable: true, foreignAccounts: [] });
});

test("an unconditional * wins over a conditional one", () => {
  const open = allow({ Principal: "*" });
  const conditional = allow({
    Principal: "*",
    Condition: { Bool: { "aws:SecureTransport": "true" } },
  });
  expect(summary(open, conditional)).toMatchObject({ anyone: "yes", statements: 2 });
});

test("accounts, services and what names neither", () => {
  expect(
    summary(
      allow({ Principal: { AWS: ["arn:aws:iam::444455556666:role/App", "999988887777"] } }),
      allow({ Principal: { AWS: "arn:aws:iam::444455556666:root", Service: "rds.amazonaws.com" } }),
      allow({ Principal: { AWS: "AROAEXAMPLEID", Federated: "accounts.google.com" } }),
    ),
  ).toEqual({
    statements: 3,
    anyone: "no",
    foreignAccounts: ["444455556666", "999988887777"],
    services: ["rds.amazonaws.com"],
    unresolved: 2,
    readable: true,
  });
});

test("a single statement may stand without a list", () => {
  const text = JSON.stringify({ Statement: allow({ Principal: "*" }) });
  expect(summarizePolicy(text, own)).toMatchObject({ statements: 1, anyone: "yes" });
});

test.each(["{", "[]", '{"Statement": 1}'])("a text that cannot be read says so: %s", (text) => {
  expect(summarizePolicy(text, own)).toMatchObject({ readable: false });
});

test("keeps nothing of the text", () => {
  const kept = summary(
    allow({ Sid: "kgmr-canary", Principal: { AWS: "arn:aws:iam::1:role/x" }, Resource: "*" }),
  );
  expect(JSON.stringify(kept)).not.toContain("canary");
});
