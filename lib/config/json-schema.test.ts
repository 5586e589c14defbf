import { expect, test } from "vitest";
import { jsonSchema, knownKeys } from "./json-schema";

test("the published schema is the code's; vitest -u writes it anew", async () => {
  await expect(`${JSON.stringify(jsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    "../../public/schema/kagimori.config.schema.json",
  );
});

test.each([
  [[], ["organisation", "sources", "policies"]],
  [
    ["sources", 0],
    ["id", "kind", "label", "schedule", "defaults", "regions", "auth", "file"],
  ],
  [
    ["sources", 0, "auth"],
    ["method", "token", "secretId", "jwt"],
  ],
  [
    ["mapping", "rules", 3, "match"],
    ["path", "account"],
  ],
  [["organisation", "targets"], ["rotation-compliance"]],
])("keys known at %j", (path, keys) => {
  expect(knownKeys(path)).toEqual(expect.arrayContaining(keys));
});
