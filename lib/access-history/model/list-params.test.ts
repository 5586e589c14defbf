import { expect, test } from "vitest";
import {
  askedCounts,
  askedFilters,
  askedPage,
  conditions,
  withCondition,
  withoutConditions,
  withUses,
} from "./list-params";

const from = "2026-10-25";
const url = (text: string) => new URLSearchParams(text);

test.each([
  ["", "from=2026-10-25&use=admin&use=issue&use=value-read&use=write"],
  ["use=all", "from=2026-10-25"],
  ["use=list&period=all", "use=list"],
  ["to=2026-11-01&use=login&page=3&event=x", "to=2026-11-01&use=login"],
])("'%s' asks for %s", (given, wanted) => {
  const asked = askedFilters(url(given), from);
  expect(asked.toString().split("&").sort()).toEqual(wanted.split("&").sort());
});

test("counts are never asked about a secret or a person", () => {
  const asked = askedCounts(url("person=a&secretId=b&q=c&team=pay&use=all"), from);
  expect(`${asked}`).toBe("from=2026-10-25&team=pay");
  expect(`${askedCounts(url("use=all&period=all"), from)}`).toBe("from=2006-01-01");
});

test("a page begins at its cursor", () => {
  expect(`${askedPage(url("use=all&period=all&cursor=abc"), from)}`).toBe("cursor=abc&limit=50");
});

test("a changed condition leads back to the first page, and closes the row", () => {
  const next = withCondition(url("team=a&cursor=x&page=2&event=y&period=all"), "team", ["b"]);
  expect(`${next}`).toBe("period=all&team=b");
  expect(`${withCondition(url("period=all"), "from", ["2026-01-01"])}`).toBe("from=2026-01-01");
});

test("no use at all is every use", () => {
  expect(`${withUses(url("use=list"), [])}`).toBe("use=all");
  expect(conditions(url("use=all&team=a&q=x&from=2026-01-01"))).toEqual([
    { key: "team", values: ["a"] },
  ]);
});

test("lifting all conditions leaves the rest", () => {
  expect(`${withoutConditions(url("team=a&period=all&density=compact&view=unknown"))}`).toBe(
    "density=compact",
  );
});
