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
