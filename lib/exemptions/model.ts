import { z } from "zod";
import { Day } from "@/lib/config/model/terms";
import { listOf } from "@/lib/http/model";
import { many, one, pageSize } from "@/lib/http/model/query";
import { actions, states } from "./model/state";

const Reason = z.string().trim().min(5).max(1000);
const PersonName = z.object({ id: z.string(), name: z.string() });

/** `until`: the last day, of the organisation's zone; at most twelve months ahead. */
export const ExemptionInput = z.strictObject({ secretId: z.uuid(), reason: Reason, until: Day });
export type ExemptionInput = z.output<typeof ExemptionInput>;

export const ExemptionActInput = z.strictObject({ reason: z.string().trim().min(1).max(1000) });

export const Exemption = z.object({
  id: z.string(),
  /** As people call it: EX-12. */
  label: z.string(),
  state: z.enum(states),
  secret: z.object({
    id: z.string(),
    path: z.string(),
    backend: z.string(),
    team: z.string().nullable(),
    service: z.string().nullable(),
    environment: z.string().nullable(),
    /** What its state would count as. */
    rotation: z.string(),
  }),
  reason: z.string(),
  requestedBy: PersonName,
  requestedAt: z.string(),
  /** The last day. */
  lastDay: z.string(),
  until: z.string(),
  decidedBy: PersonName.nullable(),
  decidedAt: z.string().nullable(),
  decisionReason: z.string().nullable(),
  endedBy: PersonName.nullable(),
  endedAt: z.string().nullable(),
  endedWhy: z.enum(["by-person", "recreated"]).nullable(),
  /** In force for two weeks at most. */
  expiresSoon: z.boolean(),
  /** What this viewer may do with it now. */
  mayDo: z.array(z.enum(actions)),
  /** Why he may not decide it, where it waits for a decision. */
  mayNotDecide: z.enum(["own-request", "own-team", "no-decider"]).nullable(),
});
export type Exemption = z.infer<typeof Exemption>;

export const ExemptionList = listOf(Exemption);
export type ExemptionList = z.infer<typeof ExemptionList>;

export const ExemptionQuery = z.strictObject({
  state: many(z.enum(states)),
  secret: one(z.uuid().optional()),
  team: many(z.string().min(1).max(200)),
  cursor: one(z.coerce.number().int().positive().optional()),
  limit: pageSize(),
});
export type ExemptionQuery = z.output<typeof ExemptionQuery>;

export const CreatedExemption = z.object({ id: z.string(), label: z.string() });
