import { expect, test } from "vitest";
import { rightsCheck } from "./rights-check";

const rights = { values: "not-determined", tested: 0, examples: [], reason: null } as const;

test("what could not be determined says why, and does not ask for another sync", () => {
  const check = rightsCheck("sm", {
    ...rights,
    examples: [],
    reason: "iam:SimulatePrincipalPolicy is denied",
  });
  expect(check.status).toBe("warning");
  expect(check.message).toContain("iam:SimulatePrincipalPolicy is denied");
  expect(check.todo).not.toMatch(/sync/i);
});

test("before the first sync it asks for one", () => {
  expect(rightsCheck("sm", { ...rights, examples: [] }).todo).toContain("kagimori sync");
});

test("a value that could be read is a failure with examples and the number tested", () => {
  const check = rightsCheck("v", {
    values: "can-read",
    tested: 1330,
    examples: ["secret/data/app1/db (read)"],
    reason: "1 of 1330 paths",
  });
  expect(check).toMatchObject({ id: "rights-v", status: "failed" });
  expect(check.message).toMatch(/secret\/data\/app1\/db.*1330/);
});

test("none found never stands without the number tested", () => {
  expect(rightsCheck("v", { ...rights, values: "none-found", examples: [], tested: 7 })).toEqual({
    id: "rights-v",
    status: "ok",
    message: "No value could be read; 7 paths tested.",
    todo: null,
  });
});
