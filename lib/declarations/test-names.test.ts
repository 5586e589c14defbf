import { expect, test } from "vitest";
import { testNames } from "./test-names";

test("each name says whether it follows, and what its parts are", () => {
  expect(
    testNames({
      pattern: "(?<env>prod|stg)/(?<service>[a-z-]+)(/(?<name>[a-z-]+))?",
      names: ["/prod/order-api/db-main", "stg/order-api", "dev/order-api"],
    }).items,
  ).toEqual([
    {
      name: "/prod/order-api/db-main",
      follows: true,
      parts: { env: "prod", service: "order-api", name: "db-main" },
    },
    { name: "stg/order-api", follows: true, parts: { env: "stg", service: "order-api" } },
    { name: "dev/order-api", follows: false, parts: {} },
  ]);
});

test.each(["(", "(?=look)", "", "a".repeat(501)])("the pattern %s is refused", (pattern) => {
  expect(() => testNames({ pattern, names: ["a"] })).toThrow(/^pattern: /);
});
