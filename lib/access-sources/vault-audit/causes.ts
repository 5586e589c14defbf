import type { FailedBecause } from "@/lib/access-sources/access-source";
import { asFields } from "@/lib/access-sources/log-text";

type Fields = Readonly<Record<string, unknown>>;

const rules: readonly [RegExp, FailedBecause][] = [
  [/quota|rate limit|too many requests/i, "throttled"],
  [
    /permission denied|invalid token|bad token|missing client token|invalid credentials|invalid username or password|invalid (?:role|secret)[ _-]id|login unauthorized|unauthorized|token is expired/i,
    "denied",
  ],
  [
    /not found|no handler for route|unknown role|does not exist|doesn't exist|no such|could not find|unsupported path|no value found|wrapping token is not valid/i,
    "not-found",
  ],
  [/\bkms\b|seal wrap|failed to decrypt/i, "kms"],
];

/** Why a request failed, by the error text of the line, which is plain. */
export const causeOfError = (error: string): FailedBecause =>
  rules.find(([words]) => words.test(error))?.[1] ?? "other";

/**
 * Failures that are no errors to the server: nothing was there to read (no data in the answer, or a status of its own, which
 * numbers are logged plainly), or the engine answered with an error in the data.
 */
export function quietFailure(
  operation: string,
  type: string,
  response: Fields | null,
): FailedBecause | null {
  const data = asFields(response?.data);
  const status = data?.http_status_code;
  if (typeof status === "number" && status >= 400)
    return status === 404
      ? "not-found"
      : status === 403
        ? "denied"
        : status === 429
          ? "throttled"
          : "other";
  if (type !== "kv" && data && "error" in data && Object.keys(data).length === 1) return "other";
  const empty = !data || Object.keys(data).length === 0;
  const answered = response?.wrap_info || response?.auth || response?.secret || response?.redirect;
  return operation === "read" && empty && !answered ? "not-found" : null;
}
