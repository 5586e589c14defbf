import { z } from "zod";
import { listOf } from "@/lib/http/model";

/** What belongs to an entry beside who, what and on which object: plain JSON, no secret material. */
export type AuditDetail = { readonly [key: string]: AuditValue | undefined };
type AuditValue = string | number | boolean | null | readonly AuditValue[] | AuditDetail;

/** One entry as the chain covers it, with its hash. */
export const AuditEntry = z.object({
  /** 1, 2, 3 … without gaps. */
  sequence: z.int(),
  at: z.string(),
  actor: z.string(),
  /** person | token | operator | system */
  actorKind: z.string(),
  action: z.string(),
  object: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
  /** SHA-256 in hex over the hash before and this entry as canonical JSON. */
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditEntryList = listOf(AuditEntry);
