import type { Permission } from "@/lib/access-control/model";

export interface SettingsSection {
  readonly id: "rules" | "policies" | "registers" | "organisation" | "users" | "tokens";
  readonly href: `/settings/${string}`;
  readonly permission: Permission;
}

/** Every section of the settings, in the order in which they are shown. */
const sections: readonly SettingsSection[] = [
  { id: "rules", href: "/settings/rules", permission: "declaration:read" },
  { id: "policies", href: "/settings/policies", permission: "declaration:read" },
  { id: "registers", href: "/settings/registers", permission: "declaration:read" },
  { id: "organisation", href: "/settings/organisation", permission: "settings:read" },
  { id: "users", href: "/settings/users", permission: "user:manage" },
  { id: "tokens", href: "/settings/tokens", permission: "token:own" },
];

/** Any of these opens the settings. */
export const settingsPermissions: readonly Permission[] = [
  ...new Set(sections.map(({ permission }) => permission)),
];

/** The sections somebody with these permissions may open. */
export function sectionsFor(permissions: readonly Permission[]): readonly SettingsSection[] {
  return sections.filter(({ permission }) => permissions.includes(permission));
}
