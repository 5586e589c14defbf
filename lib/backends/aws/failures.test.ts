import { expect, test } from "vitest";
import { AwsCallFailed, CallRefused, OperationUnknown } from "./call-errors";
import { explainAws, isAbsent } from "./failures";

const named = (name: string, more: object = {}, message = name) =>
  Object.assign(new Error(message), { name, ...more });
const coded = (code: string) => Object.assign(new Error(`connect ${code}`), { code });
const answered = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });
const at = (original: unknown, api = "secretsmanager:ListSecrets") =>
  new AwsCallFailed(api, "111122223333 ap-northeast-1", original);

test.each([
  { cause: "denied", error: named("AccessDeniedException", answered(400)) },
  { cause: "denied", error: named("AccessDenied", answered(403)) },
  { cause: "denied", error: named("Forbidden", answered(403)) },
  { cause: "denied", error: named("ExpiredTokenException") },
  { cause: "denied", error: named("CredentialsProviderError") },
  { cause: "denied", error: named("InvalidSignatureException") },
  { cause: "denied", error: named("UnrecognizedClientException") },
  { cause: "throttled", error: named("ThrottlingException", answered(400)) },
  { cause: "throttled", error: named("Unknown", answered(429)) },
  { cause: "unreachable", error: coded("ECONNREFUSED") },
  { cause: "unreachable", error: coded("ENOTFOUND") },
  { cause: "unreachable", error: named("TimeoutError") },
  { cause: "unreachable", error: coded("SELF_SIGNED_CERT_IN_CHAIN") },
  { cause: "unreachable", error: named("InternalServiceError", answered(500)) },
  { cause: "unreachable", error: named("Unknown", answered(503)) },
  { cause: "unexpected", error: new SyntaxError("Unexpected token") },
  { cause: "unexpected", error: new TypeError("x is not a function") },
  { cause: "unexpected", error: "thrown text" },
  { cause: "unexpected", error: new CallRefused("x") },
  { cause: "unexpected", error: new OperationUnknown("x") },
])("$cause: $error.name $error.code $error.message", ({ cause, error }) => {
  for (const thrown of [error, at(error)]) {
    const failure = explainAws(thrown);
    expect(failure.cause).toBe(cause);
    expect(failure.todo).toMatch(/\S/);
  }
});

test("says which call failed and where, and not what the service's text said", () => {
  const error = at(named("AccessDeniedException", answered(400), "User: x, secret kgmr-canary"));
  expect(explainAws(error).message).toBe(
    "secretsmanager:ListSecrets in 111122223333 ap-northeast-1: AccessDeniedException (HTTP 400)",
  );
});

test.each([
  {
    said: "no identity-based policy allows it",
    todo: "Add secretsmanager:ListSecrets to the policy",
  },
  { said: "an explicit deny in a service control policy", todo: "service control policy" },
  { said: "no permissions boundary allows it", todo: "permissions boundary" },
  { said: "an explicit deny in a resource-based policy", todo: "resource policy" },
  { said: "no VPC endpoint policy allows it", todo: "VPC endpoint" },
])("denied because of $said", ({ said, todo }) => {
  expect(explainAws(at(named("AccessDeniedException", {}, said))).todo).toContain(todo);
});

test("a role that cannot be assumed is a matter of its trust policy", () => {
  const error = at(named("AccessDenied", answered(403)), "sts:AssumeRole");
  expect(explainAws(error).todo).toContain("trust policy");
});

test.each([
  { error: new OperationUnknown("page"), absent: true },
  { error: named("UnknownOperationException", answered(400)), absent: true },
  { error: named("InvalidAction", answered(400)), absent: true },
  { error: named("NotImplemented", answered(501)), absent: true },
  { error: named("AccessDeniedException", answered(400)), absent: false },
  { error: named("InternalFailure", answered(500)), absent: false },
])("$error.name: the ability is absent: $absent", ({ error, absent }) => {
  expect(isAbsent(at(error))).toBe(absent);
});
