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
] as const;
export type AuditAction = (typeof auditActions)[number];

/** What belongs to an entry beside who, what and on which object: plain JSON, no secret material. */
export type AuditDetail = { readonly [key: string]: AuditValue | undefined };
export type AuditValue = string | number | boolean | null | readonly AuditValue[] | AuditDetail;
