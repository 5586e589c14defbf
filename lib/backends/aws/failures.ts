import type { Failure, FailureCause } from "@/lib/backends/secret-backend";
import { CallRefused, nameOf, OperationUnknown, statusOf, unwrap } from "./call-errors";

const throttled = new Set([
  "BandwidthLimitExceeded",
  "LimitExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
]);

/** What a Region answers that the account has not switched on; also what a wrong key gets, told apart by place. */
const unknownClient = new Set([
  "AuthFailure",
  "InvalidClientTokenId",
  "OptInRequired",
  "UnrecognizedClientException",
]);

const denied = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "Forbidden",
  "UnauthorizedOperation",
]);

const expired = new Set(["ExpiredToken", "ExpiredTokenException", "RequestExpired"]);
const skewed = new Set([
  "InvalidSignatureException",
  "RequestTimeTooSkewed",
  "SignatureDoesNotMatch",
]);
const noCredentials = new Set(["CredentialsProviderError", "TokenProviderError"]);

const unreachable = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "TimeoutError",
]);

/** Sorts an error of the SDK, of Node's network or of our own guard, and says what to do. */
export function explainAws(error: unknown): Failure {
  const name = nameOf(error);
  const status = statusOf(error);
  const { api, at } = unwrap(error);
  const message = [api && `${api} in ${at}`, status === null ? name : `${name} (HTTP ${status})`]
    .filter(Boolean)
    .join(": ");
  const [cause, todo] = sort(error, name, status, api);
  return { cause, message, todo };
}

function sort(
  error: unknown,
  name: string,
  status: number | null,
  api: string,
): [FailureCause, string] {
  if (noCredentials.has(name))
    return [
      "denied",
      "Give the process AWS credentials, or name them in the source's credentials.",
    ];
  if (expired.has(name))
    return ["denied", "The credentials have expired: renew them and run again."];
  if (skewed.has(name))
    return ["denied", "Check this machine's clock and the secret access key: the signature fails."];
  if (unknownClient.has(name)) return ["denied", "Check the access key: AWS does not know it."];
  if (isThrottled(error))
    return [
      "throttled",
      `Others use the same quota. Wait, or set limits.requestsPerSecond lower${api ? ` (${api})` : ""}.`,
    ];
  if (denied.has(name) || status === 403) return ["denied", toAllow(error, api)];
  if (unreachable.has(name) || isTls(name))
    return ["unreachable", `Check network, DNS, HTTPS_PROXY and NODE_EXTRA_CA_CERTS (${name}).`];
  if (status !== null && status >= 500 && name !== "SyntaxError")
    return ["unreachable", "The service answers with errors of its own: wait and run again."];
  if (error instanceof CallRefused || unwrap(error).original instanceof CallRefused)
    return ["unexpected", "Kagimori refused its own call: report this as a bug."];
  if (unwrap(error).original instanceof OperationUnknown)
    return ["unexpected", "The endpoint lacks this operation: use one that has it."];
  return ["unexpected", "Run again; if it stays, report it with the message and the time."];
}

/** The service says that we, or others in the account, ask too often. */
export const isThrottled = (error: unknown): boolean =>
  throttled.has(nameOf(error)) || statusOf(error) === 429;

const isTls = (name: string) =>
  /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_)/.test(name) ||
  name === "EPROTO";

/** Which side refuses, as AWS words it in the message; the text itself is not passed on. */
function toAllow(error: unknown, api: string): string {
  const { original } = unwrap(error);
  const text = original instanceof Error ? original.message : "";
  if (api === "sts:AssumeRole")
    return "Let the role's trust policy name our identity (and its external id), and ours sts:AssumeRole.";
  const what = api || "the action named in the message";
  if (/service control policy/i.test(text))
    return `A service control policy forbids ${what}: allow it there, or leave this Region out.`;
  if (/permissions boundary/i.test(text)) return `Add ${what} to the role's permissions boundary.`;
  if (/resource-based policy|resource policy/i.test(text))
    return `A resource policy denies ${what}: make an exception for the role there.`;
  if (/VPC endpoint policy/i.test(text)) return `Allow ${what} in the VPC endpoint's policy.`;
  return `Add ${what} to the policy of the role.`;
}

/** True when the Region is switched off for the account: credentials that work elsewhere are unknown there. */
export const isUnknownClient = (error: unknown): boolean => unknownClient.has(nameOf(error));

/** The ability is not there or not ours: an operation unknown at the endpoint, or a right we lack. */
export function isAbsent(error: unknown): boolean {
  const { original } = unwrap(error);
  return (
    original instanceof OperationUnknown ||
    statusOf(error) === 501 ||
    [
      "UnknownOperationException",
      "InvalidAction",
      "NotImplemented",
      "UnsupportedOperation",
    ].includes(nameOf(error))
  );
}

export const isDenied = (error: unknown): boolean => explainAws(error).cause === "denied";
