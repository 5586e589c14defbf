/** What is written down. A name is never reused for another meaning. */
export type AuditAction =
  | "sign-in"
  | "sign-in-failed"
  | "sign-out"
  | "user-invited"
  | "invite-accepted"
  | "role-granted"
  | "role-revoked"
  | "token-created"
  | "token-revoked"
  | "config-applied"
  | "removal-decided"
  | "principal-rule-made"
  | "principal-rule-removed"
  | "break-glass-requested"
  | "break-glass-started"
  | "break-glass-approved"
  | "break-glass-rejected"
  | "break-glass-withdrawn"
  | "break-glass-ended"
  | "break-glass-reviewed"
  | "break-glass-use-settled"
  | "sync-started"
  | "sync-cancelled"
  | "access-viewed"
  | "person-viewed";

/** What belongs to an entry beside who, what and on which object: plain JSON, no secret material. */
export type AuditDetail = { readonly [key: string]: AuditValue | undefined };
type AuditValue = string | number | boolean | null | readonly AuditValue[] | AuditDetail;
