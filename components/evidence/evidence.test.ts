import { expect, test } from "vitest";
import { conditionsOf, evidenceHref, mayFollow } from "./asked";
import { bytesText } from "./bytes-text";
import { wantedOf } from "./wanted";

test.each([
  [0, "0 B"],
  [812, "812 B"],
  [1400, "1.4 kB"],
  [23_000_000_000, "23 GB"],
])("%i bytes are %s", (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

test("form and address make one question", () => {
  const url = new URLSearchParams("team=a&team=b&cursor=x&principal=&from=2026-01-01");
  const form = new FormData();
  for (const [key, value] of Object.entries({
    kind: "rows",
    format: "csv",
    header: "ja",
    from: "2026-11-01",
    to: "2026-11-23",
    pseudonymous: "on",
  }))
    form.set(key, value);
  expect(wantedOf(form, url)).toEqual({
    kind: "rows",
    format: "csv",
    header: "ja",
    pseudonymous: true,
    filters: { team: ["a", "b"], from: "2026-11-01", to: "2026-11-23" },
  });
  expect(conditionsOf(url)).toEqual([{ key: "team", values: ["a", "b"] }]);
  expect(mayFollow(new URLSearchParams("person=x"))).toBe(true);
});

test("what a page shows is what is taken away", () => {
  const usual = { from: "2026-10-25", to: "2026-11-23" };
  expect(evidenceHref(new URLSearchParams("team=a&team=b&page=3&to=2026-11-01"), usual)).toBe(
    "/evidence?from=2026-10-25&to=2026-11-01&team=a&team=b",
  );
});
