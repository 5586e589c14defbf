import { z } from "zod";
import { Environment } from "@/lib/inventory/model";

/** Roles a person may hold; a role is bound to a scope. */
export const Role = z.enum(["manager", "qa", "auditor", "operator", "member", "admin"]);
export type Role = z.infer<typeof Role>;

/** Roles an API token may hold: `ingest` may only hand in the access log of its source. */
export const TokenRole = z.enum([...Role.options, "ingest"]);
export type TokenRole = z.infer<typeof TokenRole>;

/** Stands in a scope for what has no team, service or environment. */
export const unassigned = "unassigned";

export const ScopeEnvironment = z.enum([...Environment.options, unassigned]);

/** Values of one dimension OR, dimensions AND. `source` belongs to the role `ingest` alone. */
export const ScopeItem = z
  .strictObject({
    team: z.array(z.string().min(1)).min(1).optional(),
    service: z.array(z.string().min(1)).min(1).optional(),
    environment: z.array(ScopeEnvironment).min(1).optional(),
    source: z.array(z.string().min(1)).min(1).optional(),
  })
  .refine((item) => Object.keys(item).length > 0, "names no team, service, environment or source");
/** Items OR. The empty list means all. */
export const Scope = z.array(ScopeItem);
export type ScopeItem = z.infer<typeof ScopeItem>;
export type Scope = z.infer<typeof Scope>;

export const Binding = z.object({ role: TokenRole, scope: Scope });
export type Binding = z.infer<typeof Binding>;

/** What a route, page, export or command may demand. */
export const permissions = [
  "kpi:read",
  "secret:read",
  "attribute:set",
  "duty:read",
  "duty:assign",
  "source:read",
  "source:sync",
  "removal:decide",
  "attestation:read",
  "attestation:confirm",
  "exemption:read",
  "exemption:request",
  "exemption:decide",
  "finding:read",
  "finding:judge",
  "breakglass:read",
  "breakglass:request",
  "breakglass:decide",
  "breakglass:review",
  "access:read",
  "access:export",
  "log:read",
  "principal:manage",
  "audit:read",
  "settings:read",
  "declaration:read",
  "declaration:propose",
  "declaration:decide",
  "register:manage",
  "token:own",
  "token:manage",
  "user:manage",
  "event:ingest",
  "openapi:read",
] as const;
export type Permission = (typeof permissions)[number];

/** Role → permissions: the one table. Which rows a permission reaches is said by levels.ts. */
export const allowed: Readonly<Record<TokenRole, readonly Permission[]>> = {
  manager: [
    "kpi:read",
    "secret:read",
    "duty:read",
    "duty:assign",
    "attribute:set",
    "source:read",
    "log:read",
    "attestation:read",
    "attestation:confirm",
    "exemption:read",
    "exemption:request",
    "exemption:decide",
    "finding:read",
    "finding:judge",
    "breakglass:read",
    "breakglass:request",
    "breakglass:decide",
    "breakglass:review",
    "settings:read",
    "declaration:read",
    "declaration:decide",
    "token:own",
    "openapi:read",
  ],
  qa: [
    "kpi:read",
    "secret:read",
    "duty:read",
    "source:read",
    "finding:read",
    "token:own",
    "openapi:read",
  ],
  auditor: [
    "kpi:read",
    "secret:read",
    "duty:read",
    "source:read",
    "log:read",
    "attestation:read",
    "exemption:read",
    "finding:read",
    "breakglass:read",
    "access:read",
    "access:export",
    "audit:read",
    "settings:read",
    "declaration:read",
    "token:own",
    "openapi:read",
  ],
  operator: [
    "kpi:read",
    "secret:read",
    "duty:read",
    "duty:assign",
    "attribute:set",
    "source:read",
    "log:read",
    "source:sync",
    "removal:decide",
    "attestation:read",
    "attestation:confirm",
    "exemption:read",
    "exemption:request",
    "exemption:decide",
    "finding:read",
    "finding:judge",
    "breakglass:read",
    "breakglass:request",
    "breakglass:decide",
    "breakglass:review",
    "access:read",
    "access:export",
    "principal:manage",
    "audit:read",
    "settings:read",
    "declaration:read",
    "declaration:propose",
    "declaration:decide",
    "register:manage",
    "token:own",
    "openapi:read",
  ],
  member: [
    "kpi:read",
    "secret:read",
    "duty:read",
    "attribute:set",
    "source:read",
    "attestation:read",
    "attestation:confirm",
    "exemption:read",
    "exemption:request",
    "finding:read",
    "breakglass:read",
    "breakglass:request",
    "token:own",
    "openapi:read",
  ],
  admin: [
    "source:read",
    "settings:read",
    "token:own",
    "token:manage",
    "user:manage",
    "openapi:read",
  ],
  ingest: ["event:ingest", "openapi:read"],
};

/** Whether one of these bindings grants it, in whatever scope. */
export function can(bindings: readonly Binding[], permission: Permission): boolean {
  return bindings.some(({ role }) => allowed[role].includes(permission));
}

/** Every permission one of these bindings grants, in whatever scope. */
export function permissionsOf(bindings: readonly Binding[]): Permission[] {
  return permissions.filter((permission) => can(bindings, permission));
}
