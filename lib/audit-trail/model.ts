import { z } from "zod";
import { listOf } from "@/lib/http/model";

/** What is written down. A name is never reused for another meaning. */
export const auditActions = [
  "sign-in",
  "sign-in-failed",
  "sign-out",
  "user-invited",
  "invite-accepted",
  "role-granted",
  "role-revoked",
  "token-created",
  "token-revoked",
  "config-applied",
  "removal-decided",
  "sync-started",
  "sync-cancelled",
  /** Rows of the access history were read: by which filters. */
  "access-viewed",
  /** What one person did was read: for which stated purpose. */
  "person-viewed",
  /** An export of rows was asked for; the file was fetched. */
  "export-made",
  "export-fetched",
  /** A signed bundle was asked for. */
  "evidence-made",
  "rule-changed",
  "principal-rule-made",
  "principal-rule-removed",
  "break-glass-requested",
  "break-glass-started",
  "break-glass-approved",
  "break-glass-rejected",
  "break-glass-withdrawn",
  "break-glass-ended",
  "break-glass-reviewed",
  "break-glass-use-settled",
] as const;
export type AuditAction = (typeof auditActions)[number];

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
