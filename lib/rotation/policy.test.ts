import { describe, expect, test } from "vitest";
import { derived } from "@/lib/inventory/derive-testing";

describe("which age is allowed", () => {
  const config = {
    policies: {
      rotation: [
        { id: "prod-db", match: { kind: "database", environment: "prod" }, maxAge: "P90D" },
        { id: "quick", match: { path: "lab/**" }, maxAge: "PT2M" },
        { id: "dev", match: { environment: ["dev", "stg"] }, maxAge: "P180D" },
      ],
    },
  };
  const day = 86_400;
  test.each([
    ["the first that matches", { path: "x/db", tags: { env: "prod" } }, "prod-db", 90 * day],
    ["no environment counts as prod", { path: "x/db" }, "prod-db", 90 * day],
    ["down to minutes", { path: "lab/x" }, "quick", 120],
    ["any of several values", { path: "x/y", tags: { env: "stg" } }, "dev", 180 * day],
    ["none", { path: "x/y", tags: { env: "local" } }, null, null],
    ["a tag tightens", { path: "x/db", tags: { rotate_days: "30" } }, "prod-db", 30 * day],
    [
      "a tag does not loosen",
      { path: "x/db", tags: { "rotation-max-age": "P1Y" } },
      "prod-db",
      90 * day,
    ],
    [
      "a tag alone",
      { path: "x/y", tags: { env: "local", "rotation-max-age": "P10D" } },
      "tag",
      10 * day,
    ],
    [
      "a tag nobody understands",
      { path: "x/y", tags: { env: "local", rotate_days: "often" } },
      null,
      null,
    ],
  ])("%s", (_, told, rotationPolicyId, maxAgeSeconds) => {
    expect(derived(told, config).row).toMatchObject({ rotationPolicyId, maxAgeSeconds });
  });
});
