import { z } from "zod";
import { many, one, pageSize } from "@/lib/http/model/query";
import { PurposeKind } from "./purpose";
import { Cause, Outcome, PrincipalKind, Use } from "./terms";

const values = many(z.string().min(1).max(500));
const moment = one(z.string().max(60).optional());
const yes = one(z.literal("true").optional());

/**
 * What the access history can be asked. A repeated key means OR, different keys mean AND. Team, service and environment
 * are the secret's when it happened; `unassigned` stands for none.
 */
export const AccessFilters = z.strictObject({
  /** An instant, or a date in the organisation's zone: from its beginning. */
  from: moment,
  /** An instant (excluded), or a date: to its end. */
  to: moment,
  secretId: many(z.uuid()),
  /** Id, key (ARN, entity) or name of a principal. */
  principal: values,
  /** Id in the register of people. Needs `purpose` and `note`. */
  person: values,
  /** Service whose workload made the call. */
  consumer: values,
  kind: many(PrincipalKind),
  source: values,
  backend: values,
  team: values,
  service: values,
  environment: values,
  action: values,
  use: many(Use),
  outcome: many(Outcome),
  cause: many(Cause),
  sourceIp: values,
  q: one(z.string().max(200).optional()),
  /** Kagimori's own calls: left out unless asked for. */
  own: one(z.enum(["exclude", "include", "only"]).default("exclude")),
  /** `outside`: outside the organisation's working hours. */
  hours: one(z.enum(["outside"]).optional()),
  /** `rotation`: since the value of the secret last changed. */
  since: one(z.enum(["rotation"]).optional()),
  /** Reads by who has left since. */
  left: yes,
  /** Reads by who first read that secret within so many days. */
  newReaderDays: one(z.coerce.number().int().min(1).max(400).optional()),
  /** `no`: of what is not in the inventory. */
  inventory: one(z.enum(["yes", "no"]).optional()),
  /** What was concluded from other records (`inferred`) is listed apart: no figure counts it. */
  origin: one(z.enum(["logged", "inferred", "any"]).default("logged")),
});
export type AccessFilters = z.output<typeof AccessFilters>;

/** Why somebody looks at what a person did. */
const stated = {
  purpose: one(PurposeKind.optional()),
  note: one(z.string().max(500).optional()),
};

/** Filters and, where they follow a person, the purpose. */
export const StatedFilters = AccessFilters.extend(stated);
export type StatedFilters = z.output<typeof StatedFilters>;

export const AccessQuery = StatedFilters.extend({
  cursor: one(z.string().max(400).optional()),
  limit: pageSize(),
});
export type AccessQuery = z.output<typeof AccessQuery>;

/** No condition at all. */
export const anyAccess: AccessFilters = AccessFilters.parse({});

export const PersonQuery = z.strictObject({ person: one(z.string().min(1).max(500)), ...stated });
