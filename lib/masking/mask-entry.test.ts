import { expect, test } from "vitest";
import { entryOf } from "@/lib/inventory/derive-testing";
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
  expect(entry.masked.map(({ field, kind }) => [field, kind])).toEqual(
    ["name", "description", "tag:[masked:aws-access-key]", "tag:owner"].map((field) => [
      field,
      "aws-access-key",
    ]),
  );
  expect(new Set(entry.masked.map(({ digest }) => digest))).toEqual(
    new Set([expect.stringMatching(/^[0-9a-f]{16}$/)]),
  );
});

test("masked again, as it is stored, it says the same of what was found; another token says something else", () => {
  const once = maskEntry(entryOf({ tags: { memo: token } }), mask);
  expect(maskEntry(once, mask)).toEqual(once);
  const other = maskEntry(entryOf({ tags: { memo: `${token.slice(0, -1)}Q` } }), mask);
  expect(other.tags).toEqual(once.tags);
  expect(other.masked[0]?.digest).not.toBe(once.masked[0]?.digest);
});

test("an ordinary entry comes through unchanged", () => {
  const entry = entryOf({
    description: "決済の DB",
    tags: { owner: "a@example.jp" },
    facts: { rotation: { afterDays: 30 } },
  });
  expect(maskEntry(entry, mask)).toEqual({ ...entry, masked: [] });
});

test("what the database cannot store is replaced", () => {
  const entry = maskEntry(entryOf({ name: "a\0b", description: "half \ud83d" }), mask);
  expect([entry.name, entry.description]).toEqual(["a�b", "half �"]);
});
