import { expect, test } from "vitest";
import { carried, cleared, toggled } from "./scope";

const url = new URLSearchParams("team=logistics&team=orders&q=db&cursor=abc");

test.each([
  ["team", "members", "q=db&team=logistics&team=orders&team=members"],
  ["team", "orders", "q=db&team=logistics"],
  ["environment", "prod", "team=logistics&team=orders&q=db&environment=prod"],
])("toggling %s=%s", (dimension, value, wanted) => {
  expect(`${toggled(url, dimension, value)}`).toBe(wanted);
});

test("clearing a dimension also leaves the page of the list", () => {
  expect(`${cleared(url, "team")}`).toBe("q=db");
});

test("another page takes the scope and the day along, nothing else", () => {
  expect(carried(url)).toBe("?team=logistics&team=orders");
  expect(carried(new URLSearchParams("q=db&asOf=2026-11-01"))).toBe("?asOf=2026-11-01");
  expect(carried(new URLSearchParams("q=db"))).toBe("");
});
