import { z } from "zod";

/** What was done. Only `value-read` and `issue` hand out something secret. */
export const Use = z.enum([
  "value-read",
  "issue",
  "metadata-read",
  "list",
  "write",
  "admin",
  "login",
]);
export type Use = z.infer<typeof Use>;

/** Uses that hand out a value: the reads of every figure. */
export const readUses: readonly Use[] = ["value-read", "issue"];

/** Uses that change a secret or who may read it: rotation, new value, policy. */
export const changeUses: readonly Use[] = ["write", "admin"];

/** Why it failed, as far as the log shows it. Rows hold the number: its place here, 0 for success. */
export const causes = ["denied", "not-found", "throttled", "kms", "other"] as const;
export const Cause = z.enum(causes);
export type Cause = z.infer<typeof Cause>;

/** The number rows hold for a cause; null: it succeeded. */
export const causeNumber = (cause: Cause | null) =>
  cause === null ? 0 : 1 + causes.indexOf(cause);

/** The cause a number stands for; null: it succeeded. */
export const causeOf = (number: number): Cause | null => causes[number - 1] ?? null;

/** Bits of `access_event.marks`. `requestIsEvent`: the request's id is the event's, and is not stored again. */
export const marks = { inferred: 1, ui: 2, requestIsEvent: 4 } as const;

export const PrincipalKind = z.enum(["workload", "person", "service", "kagimori", "unresolved"]);
export type PrincipalKind = z.infer<typeof PrincipalKind>;

export const Outcome = z.enum(["success", "failure"]);
