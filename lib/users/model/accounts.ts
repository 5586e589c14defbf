import { z } from "zod";
import { Role, Scope } from "@/lib/access-control/model";

const Reason = z.string().trim().min(1, "is needed").max(2000);

/** A role for a person. */
export const NewRole = z.strictObject({ role: Role, scope: Scope.default([]), reason: Reason });
export type NewRole = z.output<typeof NewRole>;

/** A role for everybody whose single sign-on names this group. */
export const NewGroupRole = NewRole.extend({ group: z.string().trim().min(1).max(200) });
export type NewGroupRole = z.output<typeof NewGroupRole>;

export const Removal = z.strictObject({ reason: Reason });

export const roleDecisions = ["approve", "reject", "take-back"] as const;
export type RoleDecision = (typeof roleDecisions)[number];
export const DecideRole = z.strictObject({ decision: z.enum(roleDecisions) });

/** What is done to an account. `require-change`: its next sign-in asks for a new passphrase before anything else. */
export const userActs = ["disable", "enable", "unlock", "sign-out", "require-change"] as const;
export type UserAct = (typeof userActs)[number];
export const ActOnUser = z.strictObject({ act: z.enum(userActs) });

/** done: it holds · proposed: somebody else decides it first */
export const RoleOutcome = z.object({ id: z.string(), state: z.enum(["done", "proposed"]) });
export type RoleOutcome = z.infer<typeof RoleOutcome>;

export const InviteOnScreen = z.strictObject({
  email: z.email().max(320).toLowerCase(),
  name: z.string().trim().min(1).max(100).optional(),
  /** Absent: a new link for somebody who is known. */
  role: Role.optional(),
  scope: Scope.default([]),
});
export type InviteOnScreen = z.output<typeof InviteOnScreen>;

/** The link is told this once. */
export const InvitedOnScreen = z.object({
  email: z.string(),
  link: z.string(),
  expiresAt: z.string(),
  /** Whether the role waits for a second person. */
  waits: z.boolean(),
});

const FilePlace = z.object({ path: z.string(), line: z.number() });

export const HeldRole = z.object({
  id: z.string(),
  role: Role,
  scope: Scope,
  from: z.enum(["config", "group", "screen", "cli"]),
  /** Of the file: where. Such a role is changed there. */
  file: FilePlace.nullable(),
  /** The group it comes by. */
  group: z.string().nullable(),
  grantedBy: z.string(),
  grantedAt: z.string(),
});

export const UserRow = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  /** By what somebody can sign in now. */
  signIn: z.array(z.enum(["passphrase", "oidc"])),
  /** active · invited: has never signed in · locked · disabled */
  state: z.enum(["active", "invited", "locked", "disabled"]),
  mustChange: z.boolean(),
  groups: z.array(z.string()),
  lastSignInAt: z.string().nullable(),
  roles: z.array(HeldRole),
  self: z.boolean(),
});
export type UserRow = z.infer<typeof UserRow>;

export const WaitingChange = z.object({
  id: z.string(),
  act: z.enum(["grant", "revoke"]),
  /** E-mail address, or the name of a group. */
  subject: z.string(),
  ofGroup: z.boolean(),
  role: Role,
  scope: Scope,
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  mayDo: z.array(z.enum(roleDecisions)),
});
export type WaitingChange = z.infer<typeof WaitingChange>;

export const GroupRole = z.object({
  id: z.string(),
  group: z.string(),
  role: Role,
  scope: Scope,
  file: FilePlace.nullable(),
  grantedBy: z.string().nullable(),
});
export type GroupRole = z.infer<typeof GroupRole>;

export const UserList = z.object({
  items: z.array(UserRow),
  waiting: z.array(WaitingChange),
  groups: z.array(GroupRole),
  /** Whether a role takes two people. */
  fourEyes: z.boolean(),
  /** Whether the file connects a single sign-on. */
  oidc: z.boolean(),
});
export type UserList = z.infer<typeof UserList>;
