import { z } from "zod";

/** Product roles; a role is bound to a scope. */
export const Role = z.enum(["manager", "qa", "auditor", "operator", "member", "admin"]);
export type Role = z.infer<typeof Role>;

export const Environment = z.enum(["local", "dev", "stg", "prod"]);

/** Values of one dimension OR, dimensions AND. */
export const ScopeItem = z.strictObject({
  team: z.array(z.string()).optional(),
  service: z.array(z.string()).optional(),
  environment: z.array(z.string()).optional(),
});
/** Items OR. The empty list means all. */
export const Scope = z.array(ScopeItem);
export type ScopeItem = z.infer<typeof ScopeItem>;
export type Scope = z.infer<typeof Scope>;

export interface Binding {
  role: Role;
  scope: Scope;
}

/** What a route, page, export or command may demand. */
export const permissions = [
  "kpi:read",
  "secret:read",
  "source:read",
  "source:sync",
  "removal:decide",
  "token:manage",
  "user:manage",
] as const;
export type Permission = (typeof permissions)[number];

/** Role → permissions: the one table. */
export const allowed: Readonly<Record<Role, readonly Permission[]>> = {
  manager: ["kpi:read", "secret:read", "source:read"],
  qa: ["kpi:read", "secret:read", "source:read"],
  auditor: ["kpi:read", "secret:read", "source:read"],
  operator: ["kpi:read", "secret:read", "source:read", "source:sync", "removal:decide"],
  member: ["kpi:read", "secret:read", "source:read"],
  admin: ["source:read", "token:manage", "user:manage"],
};

/** Whether one of these bindings grants it, in whatever scope. */
export function can(bindings: readonly Binding[], permission: Permission): boolean {
  return bindings.some(({ role }) => allowed[role].includes(permission));
}
