import { expect, test } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./security-headers";

test("no inline script without the nonce, nothing from elsewhere, no frame around us", () => {
  const policy = contentSecurityPolicy("abc", { https: true, development: false });
  const directives = new Map(
    policy.split("; ").map((one) => [one.split(" ")[0], one.split(" ").slice(1).join(" ")]),
  );
  expect(directives.get("script-src")).toBe("'self' 'nonce-abc' 'strict-dynamic'");
  expect(directives.get("style-src")).toBe("'self' 'nonce-abc'");
  expect(directives.get("frame-ancestors")).toBe("'none'");
  expect(directives.get("default-src")).toBe("'self'");
  expect(directives.has("upgrade-insecure-requests")).toBe(true);
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
});

test("HSTS under https only", () => {
  expect(securityHeaders(true)).toHaveProperty("strict-transport-security");
  expect(securityHeaders(false)).not.toHaveProperty("strict-transport-security");
});
