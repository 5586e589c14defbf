import { expect, test } from "vitest";
import { namedAlike } from "./named-alike";

test("the same path is the same name, with or without a slash before it", () => {
  expect([...namedAlike("/shop/db")]).toEqual([
    ["shop/db", "same"],
    ["/shop/db", "same"],
  ]);
});

test("another environment in the same place is the same name there", () => {
  const alike = namedAlike("kv/prod/shop/db-prod");
  expect(alike.get("kv/prod/shop/db-prod")).toBe("same");
  expect(alike.get("kv/stg/shop/db-stg")).toBe("environment");
  expect(alike.has("kv/stg/shop/db-prod")).toBe(false);
  expect(alike.size).toBeLessThan(40);
});

test.each(["product/db", "devices/key", "latest/x"])("%s names no environment", (path) => {
  expect([...namedAlike(path).values()]).toEqual(["same", "same"]);
});
