import { z } from "zod";
import { PrincipalRule } from "@/lib/config/model/principals";
import { many, one, pageSize } from "@/lib/http/model/query";

export const PrincipalKind = z.enum(["workload", "person", "service", "kagimori", "unresolved"]);
export type PrincipalKind = z.infer<typeof PrincipalKind>;

/** Who did something, as the log tells it. */
export interface Told {
  key: string;
  name: string;
  account: string | null;
  type: string;
  role: string | null;
  session: string | null;
  identity: string | null;
}

/** What the rules make of it. */
export interface Resolution {
  kind: PrincipalKind;
  personId: string | null;
  service: string | null;
  rotates: boolean;
  /** Id of a rule, `register`, `interactive`, `rotation-function`, `log`; null: unresolved. */
  resolvedBy: string | null;
}

export const Principal = z.object({
  id: z.number(),
  kind: PrincipalKind,
  name: z.string(),
  account: z.string().nullable(),
  type: z.string(),
  role: z.string().nullable(),
  session: z.string().nullable(),
  identity: z.string().nullable(),
  person: z.string().nullable(),
  service: z.string().nullable(),
  rotates: z.boolean(),
  resolvedBy: z.string().nullable(),
  firstSeenAt: z.string(),
  /** Value reads and issues that succeeded, of how many secrets, and the last. */
  reads: z.number(),
  secrets: z.number(),
  lastReadAt: z.string().nullable(),
});
export type Principal = z.infer<typeof Principal>;

export const PrincipalQuery = z.strictObject({
  kind: many(PrincipalKind),
  q: one(z.string().max(200).optional()),
  cursor: one(z.string().max(400).optional()),
  limit: pageSize(),
});

/** A rule with where it was made. Those of the file are changed in the file. */
export const ListedRule = z.object({
  rule: PrincipalRule,
  from: z.enum(["file", "screen"]),
  createdBy: z.string().nullable(),
  createdAt: z.string().nullable(),
  reason: z.string().nullable(),
  /** Principals it resolves now. */
  principals: z.number(),
});
export type ListedRule = z.infer<typeof ListedRule>;

export const NewRule = z.strictObject({
  rule: PrincipalRule,
  reason: z.string().trim().min(1).max(500),
});
export type NewRule = z.output<typeof NewRule>;

const Outcome = z.object({
  kind: PrincipalKind,
  person: z.string().nullable(),
  service: z.string().nullable(),
  rotates: z.boolean(),
});

/** What a rule would do before anybody saves it. */
export const Trial = z.object({
  matches: z.number(),
  changes: z.number(),
  /** The first fifty of those that would change. */
  items: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      type: z.string(),
      role: z.string().nullable(),
      before: Outcome,
      after: Outcome,
    }),
  ),
});
export type Trial = z.infer<typeof Trial>;

export const PrincipalPage = z.object({
  items: z.array(Principal),
  nextCursor: z.string().nullable(),
  total: z.number().nullable(),
});

/** The rules, and how many principals there are of each kind. */
export const RuleList = z.object({
  items: z.array(ListedRule),
  counts: z.array(z.object({ kind: z.string(), count: z.number() })),
});
export type RuleList = z.infer<typeof RuleList>;

/** `changed`: how many principals it made something else. */
export const MadeRule = z.object({ id: z.string(), changed: z.number() });
export const RuleParams = z.object({ id: z.string().min(1).max(64) });
