import { describe, expect, test } from "vitest";
import { Config } from "@/lib/config/model";
import { compileRules } from "./rules";

const versionOf = (config: unknown, now = "2026-11-23T00:00:00Z") =>
  compileRules(Config.parse(config), new Date(now)).version;

const source = (defaults: object) => ({
  sources: [{ id: "a", kind: "parameter-store", defaults, label: "L" }],
});
const excluded = {
  mapping: {
    exclude: [
      { id: "x", match: { path: "a" }, reason: "r", approver: "a@example.jp", until: "2026-11-23" },
    ],
  },
};

describe("the version of the rules", () => {
  test.each([
    ["a rule", { mapping: { rules: [{ id: "r" }] } }],
    ["a word", { mapping: { values: { environment: { live: "prod" } } } }],
    ["a policy", { policies: { rotation: [{ id: "p", maxAge: "P1D" }] } }],
    ["a stop-time policy", { policies: { stopTime: [{ within: "PT1H" }] } }],
    ["a register", { teams: [{ id: "t", name: "T" }] }],
    ["a person who left", { people: [{ id: "p@example.jp", name: "P", left: "2026-01-01" }] }],
    ["a default of a source", source({ team: "t" })],
    ["a pattern of plain text", { plainText: { patterns: ["x"] } }],
    ["a scope rule", excluded],
  ])("changes with %s", (_, config) => {
    expect(versionOf(config)).not.toBe(versionOf({}));
  });

  test.each([
    ["the name of the organisation", { organisation: { name: "X" } }, {}],
    ["a role", { roles: [{ person: "a@example.jp", role: "qa" }] }, {}],
    ["a target", { organisation: { targets: { sprawl: 3 } } }, {}],
    ["the order of keys", { policies: {}, mapping: {} }, { mapping: {}, policies: {} }],
  ])("does not change with %s", (_, a, b) => {
    expect(versionOf(a)).toBe(versionOf(b));
  });

  test("changes on the day after a scope rule's last, and on no other", () => {
    const before = versionOf(excluded, "2026-11-01T00:00:00Z");
    expect(versionOf(excluded, "2026-11-23T14:59:59Z")).toBe(before);
    expect(versionOf(excluded, "2026-11-23T15:00:00Z")).not.toBe(before);
    expect(versionOf(excluded, "2026-12-31T00:00:00Z")).toBe(versionOf({}));
  });
});
