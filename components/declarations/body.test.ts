import { expect, test } from "vitest";
import { sections } from "@/lib/declarations/model/sections";
import { bodyOf, caughtBy, countedOf } from "./body";
import { fieldsOf } from "./fields";

const form = (entries: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

test("a filled form is an item of the config file", () => {
  const body = bodyOf(
    fieldsOf("mapping.rules", "r"),
    form([
      ["id", "r"],
      ["match.path", "kv/pay/**, kv/web/**"],
      ["match.backend", "vault"],
      ["match.backend", "parameter-store"],
      ["match.mount", " "],
      ["set.team", "pay"],
      ["set.stopTimeObjective", "30"],
      ["set.stopTimeObjective.unit", "minutes"],
    ]),
  );
  expect(body).toEqual({
    id: "r",
    match: { path: ["kv/pay/**", "kv/web/**"], backend: ["vault", "parameter-store"] },
    set: { team: "pay", stopTimeObjective: "PT30M" },
  });
  expect(sections["mapping.rules"].body("r")?.safeParse(body).success).toBe(true);
});

test.each([
  [
    "policies.attestation",
    "prod",
    [
      ["value", "90"],
      ["value.unit", "days"],
    ],
    "P90D",
  ],
  ["targets", "sprawl", [["value", "3"]], 3],
  ["organisation", "fourEyes", [["value", "true"]], true],
  ["organisation", "fourEyes", [], false],
  ["organisation", "name", [["value", "サンプル"]], "サンプル"],
] as [Parameters<typeof fieldsOf>[0], string, [string, string][], unknown][])(
  "%s %s is a value",
  (section, key, entries, expected) => {
    const body = bodyOf(fieldsOf(section, key), form(entries));
    expect(body).toEqual(expected);
    expect(sections[section].body(key)?.safeParse(body).success).toBe(true);
  },
);

test.each([
  ["P90D", "90", "days"],
  [7_776_000, "90", "days"],
  ["PT36H", "36", "hours"],
  ["PT90M", "90", "minutes"],
  [undefined, "", "days"],
])("%s is counted as %s %s", (value, count, unit) => {
  expect(countedOf(value)).toEqual({ count, unit });
});

test("placeholders of a rule's path give attributes", () => {
  const rule = { match: { path: ["{env}/{service}/{name}", "secret/*"] }, set: {} };
  expect(caughtBy(rule)).toEqual(["set.environment", "set.service"]);
  expect(caughtBy({ match: { name: "*" } })).toEqual([]);
});
