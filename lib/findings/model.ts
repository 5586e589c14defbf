import { z } from "zod";
import { listOf } from "@/lib/http/model";
import { many, one, pageSize } from "@/lib/http/model/query";

/** open: it is there · false-positive: it is there, and somebody judged that it is no credential · cleaned: it is gone */
export const states = ["open", "false-positive", "cleaned"] as const;

const PersonName = z.object({ id: z.string(), name: z.string() });

/** A credential pasted into a text of a secret, and masked: where, never what. */
export const PastedValue = z.object({
  id: z.string(),
  state: z.enum(states),
  secret: z.object({
    id: z.string(),
    path: z.string(),
    backend: z.string(),
    place: z.string(),
    team: z.string().nullable(),
    service: z.string().nullable(),
    environment: z.string().nullable(),
    owner: PersonName.nullable(),
  }),
  /** `name`, `description`, `tag:<key>` or `metadata:<key>`. */
  field: z.string(),
  /** aws-access-key, jwt, high-entropy … */
  format: z.string(),
  firstSeenAt: z.string(),
  /** Of one that is there: the last complete listing of its place. */
  lastSeenAt: z.string().nullable(),
  goneAt: z.string().nullable(),
  judged: z.object({ by: PersonName, at: z.string(), reason: z.string() }).nullable(),
  /** How it is taken out of the backend, in the backend's own words; null: only in its console. */
  cleanUp: z.object({ command: z.string().nullable(), console: z.string().nullable() }),
  mayJudge: z.boolean(),
});
export type PastedValue = z.infer<typeof PastedValue>;

export const PastedValueList = listOf(PastedValue);
export type PastedValueList = z.infer<typeof PastedValueList>;

export const FindingQuery = z.strictObject({
  state: many(z.enum(states)),
  team: many(z.string().min(1).max(200)),
  secret: one(z.uuid().optional()),
  cursor: one(z.uuid().optional()),
  limit: pageSize(),
});
export type FindingQuery = z.output<typeof FindingQuery>;

export const JudgeInput = z.strictObject({ reason: z.string().trim().min(5).max(1000) });
