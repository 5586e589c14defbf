import { expect, test } from "vitest";
import { entryOf } from "@/lib/inventory/derive-testing";
import { findingsIn } from "./findings";
import { maskEntry } from "./mask-entry";
import { masking } from "./masking";

const mask = masking(Buffer.from("installation key"));
const token = `${"AKIA"}ABCDEFGHIJKLMNOP`;

test("a credential pasted anywhere in an entry is nowhere in what is stored", () => {
  const entry = maskEntry(
    entryOf({
      identity: `arn:x:${token}`,
      name: token,
      path: `kv/${token}`,
      arn: `arn:x:${token}-Q7mZ2k`,
      description: `key ${token}`,
      tags: { [token]: "a", owner: token },
      parent: `arn:y:${token}`,
      versions: [{ id: "1", createdAt: null, stages: [token], by: token }],
      facts: { a: [{ b: token }], [token]: 1 },
    }),
    mask,
  );
  expect(JSON.stringify(entry)).not.toContain(token);
  expect(entry.name).toBe("[masked:aws-access-key]");
  expect(findingsIn(entry)).toEqual(
    ["name", "description", "[masked:aws-access-key]", "owner"].map((field) => ({
      field,
      kind: "aws-access-key",
    })),
  );
});

test("an ordinary entry comes through unchanged", () => {
  const entry = entryOf({
    description: "決済の DB",
    tags: { owner: "a@example.jp" },
    facts: { rotation: { afterDays: 30 } },
  });
  expect(maskEntry(entry, mask)).toEqual(entry);
  expect(findingsIn(entry)).toEqual([]);
});

test("what the database cannot store is replaced", () => {
  const entry = maskEntry(entryOf({ name: "a\0b", description: "half \ud83d" }), mask);
  expect([entry.name, entry.description]).toEqual(["a�b", "half �"]);
});
