import { expect, test } from "vitest";
import { homeOf, isCurrent, type NavItem, navFor } from "./nav";

test("the rail holds only what the viewer may open", () => {
  const { pages, settings } = navFor(["source:read"]);
  expect(pages).toEqual([]);
  expect(settings.map(({ id }) => id)).toEqual(["sources"]);
});

test.each([
  [["kpi:read", "secret:read", "source:read"], "/"],
  [["source:read", "user:manage"], "/administration"],
  [["event:ingest"], null],
] as const)("with %o one begins at %s", (permissions, home) => {
  expect(homeOf(permissions)).toBe(home);
});

const inventory: NavItem = { id: "inventory", href: "/inventory", permission: "secret:read" };
const overview: NavItem = { id: "overview", href: "/", permission: "kpi:read" };

test.each([
  [inventory, "/inventory", true],
  [inventory, "/inventory/0198", true],
  [inventory, "/inventory-old", false],
  [overview, "/", true],
  [overview, "/inventory", false],
])("%o at %s: %s", (item, pathname, current) => {
  expect(isCurrent(item, pathname)).toBe(current);
});
