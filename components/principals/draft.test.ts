import { expect, test } from "vitest";
import { draftOf } from "./draft";

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.set(key, value);
  return data;
};
const filled = {
  id: "batch",
  key: "role",
  pattern: "batch-*, nightly",
  kind: "workload",
  service: "wms",
};

test("a filled form is a rule, with what its kind can have", () => {
  expect(draftOf(form({ ...filled, person: "ann@example.jp", rotates: "on" }))).toEqual({
    id: "batch",
    match: { role: ["batch-*", "nightly"] },
    kind: "workload",
    service: "wms",
    person: undefined,
    rotates: true,
  });
});

test.each([{ id: "" }, { pattern: " , " }, { key: "arn" }, { kind: "human" }])(
  "%o is none",
  (wrong) => {
    expect(draftOf(form({ ...filled, ...wrong }))).toBeNull();
  },
);
