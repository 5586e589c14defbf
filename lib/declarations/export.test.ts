import { expect, test } from "vitest";
import { parseConfig } from "@/lib/config/load";
import { Config } from "@/lib/config/model";
import { declarationsYaml } from "./export";
import { type InForce, merge } from "./merge";

const by = { decidedBy: "ann@example.jp" };
const declared: InForce[] = [
  {
    section: "mapping.rules",
    key: "b",
    body: { id: "b", match: { path: "kv/決済/**" }, set: { team: "pay" } },
    ...by,
  },
  {
    section: "mapping.rules",
    key: "a",
    body: { id: "a", set: { stopTimeObjective: "PT30M" } },
    ...by,
  },
  {
    section: "mapping.exclude",
    key: "x",
    body: {
      id: "x",
      match: { account: "012345678901" },
      reason: "moved: away",
      until: "2026-12-31",
    },
    ...by,
  },
  { section: "policies.rotation", key: "p", body: { id: "p", maxAge: "P90D" }, ...by },
  {
    section: "policies.stopTime",
    key: "s",
    body: { match: { environment: ["prod"] }, within: "PT1H" },
    ...by,
  },
  { section: "policies.attestation", key: "prod", body: "P30D", ...by },
  {
    section: "plainText.ignore",
    key: "i",
    body: { path: "a/b", reason: "public", until: "2026-12-31" },
    ...by,
  },
  { section: "teams", key: "pay", body: { id: "pay", name: "決済" }, ...by },
  { section: "services", key: "api", body: { id: "api", team: "pay" }, ...by },
  { section: "people", key: "bo@example.jp", body: { id: "bo@example.jp", name: "Bo" }, ...by },
  { section: "targets", key: "sprawl", body: 3, ...by },
  { section: "organisation", key: "name", body: "サンプル", ...by },
  { section: "organisation", key: "fourEyes", body: false, ...by },
];

test("pasted into a file it loads, and says what the screen says", () => {
  const now = new Date("2026-11-24T00:00:00Z");
  const loaded = parseConfig(declarationsYaml(declared), "k.yaml", now);
  expect(loaded.config).toEqual(merge(Config.parse({}), declared, () => false));
  expect(loaded.lines["mapping.rules[0]"]).toBeGreaterThan(1);
});

test("nothing declared is nothing to paste", () => expect(declarationsYaml([])).toBe(""));
