import { settingsPermissions } from "@/components/settings/sections";
import type { Permission } from "@/lib/access-control/model";

export interface NavItem {
  readonly id:
    | "overview"
    | "inventory"
    | "attestation"
    | "duties"
    | "exemptions"
    | "findings"
    | "accessHistory"
    | "breakGlass"
    | "evidence"
    | "administration"
    | "auditTrail"
    | "sources"
    | "settings";
  readonly href: string;
  /** Several: any of them opens it. */
  readonly permission: Permission | readonly Permission[];
}

/** Every page there is. The rail and the palette show those the viewer may open, and no others. */
const pages: readonly NavItem[] = [
  { id: "overview", href: "/", permission: "kpi:read" },
  { id: "inventory", href: "/inventory", permission: "secret:read" },
  { id: "duties", href: "/duties", permission: "duty:read" },
  { id: "attestation", href: "/attestation", permission: "attestation:read" },
  { id: "exemptions", href: "/exemptions", permission: "exemption:read" },
  { id: "findings", href: "/findings", permission: "finding:read" },
  // Rows to who may see them, counts to the others.
  { id: "accessHistory", href: "/access-history", permission: "kpi:read" },
  { id: "breakGlass", href: "/break-glass", permission: "breakglass:read" },
  { id: "evidence", href: "/evidence", permission: "access:export" },
  { id: "administration", href: "/administration", permission: "user:manage" },
];

const settings: readonly NavItem[] = [
  { id: "sources", href: "/sources", permission: "source:read" },
  { id: "auditTrail", href: "/audit-trail", permission: "audit:read" },
  { id: "settings", href: "/settings", permission: settingsPermissions },
];

/** The rail of somebody with these permissions. */
export function navFor(permissions: readonly Permission[]): {
  pages: readonly NavItem[];
  settings: readonly NavItem[];
} {
  const open = (item: NavItem) =>
    [item.permission].flat().some((permission) => permissions.includes(permission));
  return { pages: pages.filter(open), settings: settings.filter(open) };
}

/** Where somebody with these permissions begins; null: nothing is open to them. */
export function homeOf(permissions: readonly Permission[]): string | null {
  const { pages: open, settings: behind } = navFor(permissions);
  return [...open, ...behind][0]?.href ?? null;
}

/** Whether an item stands for the page at `pathname`: itself, or one below it. */
export function isCurrent(item: NavItem, pathname: string): boolean {
  return item.href === "/" ? pathname === "/" : `${pathname}/`.startsWith(`${item.href}/`);
}
