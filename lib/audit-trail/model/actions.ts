/**
 * Those whose entries tell of the organisation and of no secret and nobody who read one. Whoever is bound to a part of
 * the organisation sees these, and of the others their own.
 */
export const ofTheOrganisation = [
  "sign-in",
  "sign-in-failed",
  "sign-out",
  "user-invited",
  "invite-accepted",
  "role-granted",
  "role-revoked",
  "role-change-proposed",
  "role-change-rejected",
  "role-change-taken-back",
  "user-disabled",
  "user-enabled",
  "user-unlocked",
  "user-signed-out",
  "passphrase-change-required",
  "passphrase-changed",
  "group-role-granted",
  "group-role-revoked",
  "token-created",
  "token-revoked",
  "config-applied",
  "sync-started",
  "sync-cancelled",
] as const;

/** What is written down. A name is never reused for another meaning. */
export const auditActions = [
  ...ofTheOrganisation,
  "removal-decided",
  /** Rows of the access history were read: by which filters. */
  "access-viewed",
  /** What one person did was read: for which stated purpose. */
  "person-viewed",
  /** An export of rows was asked for; the file was fetched. */
  "export-made",
  "export-fetched",
  "export-cancelled",
  /** A signed bundle was asked for. */
  "evidence-made",
  "rule-changed",
  /** A person set an attribute of secrets, or took back what people had said of it. */
  "attribute-set",
  /** The list of secrets was taken away as a file: by which filters. */
  "inventory-exported",
  /** The matrix of duties was taken away as a file. */
  "duties-exported",
  "view-saved",
  "view-changed",
  "view-deleted",
  /** Something was declared on screen: it holds at once, or waits for a second person. */
  "declaration-made",
  "declaration-removed",
  "declaration-proposed",
  "declaration-approved",
  "declaration-rejected",
  "declaration-taken-back",
  /** A file of people, teams or services: it holds, or waits for a second person; a register was taken away as a file. */
  "register-imported",
  "register-import-proposed",
  "register-import-rejected",
  "register-import-taken-back",
  "register-exported",
  /** Rows were derived again by changed rules: how many, and how many became compliant or no longer are. */
  "rules-applied",
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
  /** Mail went to those who must act. */
  "notice-sent",
  /** Somebody confirmed secrets: how many, in which capacity. */
  "secrets-confirmed",
  "exemption-requested",
  "exemption-approved",
  "exemption-rejected",
  "exemption-withdrawn",
  "exemption-ended",
  "pasted-value-judged",
  "hand-over-proposed",
  "hand-over-decided",
  "retirement-noted",
  "retirement-withdrawn",
] as const;
export type AuditAction = (typeof auditActions)[number];
