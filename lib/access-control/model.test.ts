import { expect, test } from "vitest";
import { allowed, can, type Permission, permissions, TokenRole } from "./model";

/** product.md, "The people", once more and by hand: a right that appears or vanishes must be meant. */
const expected: Record<Permission, TokenRole[]> = {
  "kpi:read": ["manager", "qa", "auditor", "operator", "member"],
  "secret:read": ["manager", "qa", "auditor", "operator", "member"],
  "attribute:set": ["manager", "operator", "member"],
  "duty:read": ["manager", "qa", "auditor", "operator", "member"],
  "duty:assign": ["manager", "operator"],
  "log:read": ["manager", "auditor", "operator"],
  "source:read": ["manager", "qa", "auditor", "operator", "member", "admin"],
  "source:sync": ["operator"],
  "removal:decide": ["operator"],
  "attestation:read": ["manager", "auditor", "operator", "member"],
  "attestation:confirm": ["manager", "operator", "member"],
  "exemption:read": ["manager", "auditor", "operator", "member"],
  "exemption:request": ["manager", "operator", "member"],
  "exemption:decide": ["manager", "operator"],
  "finding:read": ["manager", "qa", "auditor", "operator", "member"],
  "finding:judge": ["manager", "operator"],
  "breakglass:read": ["manager", "auditor", "operator", "member"],
  "breakglass:request": ["manager", "operator", "member"],
  "breakglass:decide": ["manager", "operator"],
  "breakglass:review": ["manager", "operator"],
  "access:read": ["auditor", "operator"],
  "principal:manage": ["operator"],
  "access:export": ["auditor", "operator"],
  "audit:read": ["auditor", "operator"],
  "settings:read": ["manager", "auditor", "operator", "admin"],
  "declaration:read": ["manager", "auditor", "operator"],
  "declaration:propose": ["operator"],
  "declaration:decide": ["manager", "operator"],
  "register:manage": ["operator"],
  "token:own": ["manager", "qa", "auditor", "operator", "member", "admin"],
  "token:manage": ["admin"],
  "user:manage": ["admin"],
  "event:ingest": ["ingest"],
  "openapi:read": ["manager", "qa", "auditor", "operator", "member", "admin", "ingest"],
};

const cells = permissions.flatMap((permission) =>
  TokenRole.options.map((role) => ({ role, permission })),
);

test.each(cells)("$role and $permission", ({ role, permission }) => {
  expect(can([{ role, scope: [] }], permission)).toBe(expected[permission].includes(role));
});

test("no binding allows nothing", () => {
  expect(permissions.filter((permission) => can([], permission))).toEqual([]);
});

test("bindings add up", () => {
  const bindings = [
    { role: "admin" as const, scope: [] },
    { role: "qa" as const, scope: [] },
  ];
  for (const permission of permissions) {
    const either = [...allowed.admin, ...allowed.qa].includes(permission);
    expect(can(bindings, permission)).toBe(either);
  }
});
