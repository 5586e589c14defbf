import { expect, test } from "vitest";
import { Config } from "@/lib/config/model";
import { changed } from "./change";
import { type InForce, merge } from "./merge";

const config = Config.parse({
  mapping: { rules: [{ id: "file", match: { path: "a/**" }, set: { team: "a" } }] },
  organisation: { targets: { sprawl: 3 } },
});
const none = () => false;
const declared = (section: InForce["section"], key: string, body: unknown): InForce => ({
  section,
  key,
  body,
  decidedBy: "ann@example.jp",
});
const rule = (id: string) => declared("mapping.rules", id, { id, match: { path: "b/**" } });

test("the file's items come first, and an id of the file stays the file's", () => {
  const whole = merge(config, [rule("screen"), rule("file")], none);
  expect(whole.mapping.rules.map(({ id, match }) => [id, match.path])).toEqual([
    ["file", ["a/**"]],
    ["screen", ["b/**"]],
  ]);
  expect(config.mapping.rules).toHaveLength(1);
});

test.each([
  ["policies.rotation", "p", { id: "p", maxAge: "P30D" }, { rotation: [{ maxAge: 30 * 86_400 }] }],
  ["policies.stopTime", "s", { within: "PT1H" }, { stopTime: [{ within: 3600 }] }],
  ["policies.attestation", "dev", "P10D", { attestation: { dev: 864_000, prod: 7_776_000 } }],
] as const)("%s is parsed as in the file", (section, key, body, policies) => {
  expect(merge(config, [declared(section, key, body)], none).policies).toMatchObject(policies);
});

test("an exclusion carries who approved it", () => {
  const body = { id: "x", match: { path: "x/**" }, reason: "moved", until: "2026-12-31" };
  const whole = merge(config, [declared("mapping.exclude", "x", body)], none);
  expect(whole.mapping.exclude).toMatchObject([{ id: "x", approver: "ann@example.jp" }]);
  const judged = { path: "a/b", reason: "public", until: "2026-12-31" };
  expect(
    merge(config, [declared("plainText.ignore", "j", judged)], none).plainText.ignore,
  ).toMatchObject([{ path: "a/b", approver: "ann@example.jp" }]);
});

test("a value the file gives is the file's; the others are the screen's", () => {
  const targets = [declared("targets", "sprawl", 9), declared("targets", "orphaned-owners", 1)];
  const inFile = (path: string) => path === "organisation.targets.sprawl";
  expect(merge(config, targets, inFile).organisation.targets).toEqual({
    sprawl: 3,
    "orphaned-owners": 1,
  });
});

test("what this version cannot read declares nothing", () => {
  const odd = [
    declared("policies.rotation", "p", { id: "p", maxAge: "soon" }),
    declared("targets", "happiness", 1),
    declared("organisation", "timeZone", "Europe/Berlin"),
  ];
  expect(merge(config, odd, none)).toEqual(config);
});

test("a change replaces where it stands, adds at the end, removes, and orders", () => {
  const inForce = [rule("one"), rule("two")];
  const keys = (section: InForce["section"], key: string, body: unknown) =>
    changed(inForce, { section, key, body }).map((one) => one.key);
  expect(keys("mapping.rules", "one", { id: "one" })).toEqual(["one", "two"]);
  expect(keys("mapping.rules", "three", { id: "three" })).toEqual(["one", "two", "three"]);
  expect(keys("mapping.rules", "one", null)).toEqual(["two"]);
  expect(keys("mapping.rules", "*", ["two", "one"])).toEqual(["two", "one"]);
});
