import { expect, test } from "vitest";
import { filterKeys, pageKeys } from "./list-keys";
import { SecretFilters, SecretQuery } from "./secret";

test("the keys are those of the schemas", () => {
  expect([...filterKeys].sort()).toEqual(Object.keys(SecretFilters.shape).sort());
  expect([...filterKeys, ...pageKeys].sort()).toEqual(Object.keys(SecretQuery.shape).sort());
});
