import { expect, test } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./security-headers";

test("no inline script without the nonce, nothing from elsewhere, no frame around us", () => {
  const policy = contentSecurityPolicy("abc", { https: true, development: false });
  const directives = new Map(
    policy.split("; ").map((one) => [one.split(" ")[0], one.split(" ").slice(1).join(" ")]),
  );
  expect(directives.get("script-src")).toBe("'self' 'nonce-abc' 'strict-dynamic'");
  expect(directives.get("style-src")).toBe("'self' 'nonce-abc'");
  // Attributes alone, for charts: they run nothing.
  expect(directives.get("style-src-attr")).toBe("'unsafe-inline'");
  const inline = [...directives].filter(([, said]) => said.includes("unsafe-inline"));
  expect(inline.map(([name]) => name)).toEqual(["style-src-attr"]);
  expect(directives.get("object-src")).toBe("'none'");
  expect(directives.get("base-uri")).toBe("'none'");
  expect(directives.get("form-action")).toBe("'self'");
  expect(directives.get("frame-ancestors")).toBe("'none'");
  expect(directives.get("default-src")).toBe("'self'");
  expect(directives.has("upgrade-insecure-requests")).toBe(true);
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
});

test("HSTS under https only", () => {
  expect(securityHeaders(true)).toHaveProperty("strict-transport-security");
  expect(securityHeaders(false)).not.toHaveProperty("strict-transport-security");
});

test.each([true, false])("the other headers stand on every answer (https: %s)", (https) => {
  expect(securityHeaders(https)).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  });
});
