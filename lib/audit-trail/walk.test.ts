import { expect, test } from "vitest";
import { canonical, genesis, hashOf } from "./chain";
import type { Checkpoint } from "./checkpoints/checkpoint";
import type { AuditEntry } from "./model";
import { walk } from "./walk";

function chainOf(objects: readonly string[]): AuditEntry[] {
  let previous = genesis;
  return objects.map((object, index) => {
    const entry = {
      sequence: index + 1,
      at: "2026-11-23T00:00:00.000Z",
      actor: "a@example.jp",
      actorKind: "person",
      action: "sign-in",
      object,
      detail: {},
      requestId: null,
      hash: "",
    };
    previous = hashOf(previous, entry);
    return { ...entry, hash: previous };
  });
}

async function* pages(entries: readonly AuditEntry[]) {
  yield entries.slice(0, 3);
  yield entries.slice(3);
}
const remember = ({ sequence, hash }: AuditEntry): Checkpoint => ({
  format: "kagimori-checkpoint/1",
  sequence,
  hash,
  at: "2026-11-23T00:00:00.000Z",
  key: genesis,
  signature: "",
});
const five = chainOf(["a", "b", "c", "d", "e"]);
const kept = [five[1], five[3]].flatMap((entry) => (entry ? [remember(entry)] : []));

test("a whole chain holds to its end", async () => {
  const { entries, verifiedUntil, broken } = await walk(pages(five), kept);
  expect({ entries, broken }).toEqual({ entries: 5, broken: null });
  expect(verifiedUntil).toMatchObject({ sequence: 5, hash: five[4]?.hash });
});

test("without entries there is nothing to doubt, unless a checkpoint remembers some", async () => {
  expect(await walk(pages([]), [])).toMatchObject({ entries: 0, broken: null });
  expect((await walk(pages([]), kept)).broken).toEqual({
    sequence: 4,
    from: 1,
    reason: "cut-off",
  });
});

test.each([
  {
    name: "a changed word",
    entries: five.map((e, i) => (i === 2 ? { ...e, object: "C" } : e)),
    broken: { sequence: 3, from: 3, reason: "altered" },
  },
  {
    name: "a removed entry",
    entries: five.filter((_, i) => i !== 2),
    broken: { sequence: 3, from: 3, reason: "missing" },
  },
  {
    name: "the chain made anew from the third on",
    entries: chainOf(["a", "b", "C", "d", "e"]),
    broken: { sequence: 4, from: 3, reason: "rewritten" },
  },
  {
    name: "the end taken away",
    entries: five.slice(0, 3),
    broken: { sequence: 4, from: 4, reason: "cut-off" },
  },
])("$name is found and named", async ({ entries, broken }) => {
  const walked = await walk(pages(entries), kept);
  expect(walked.broken).toEqual(broken);
  expect(walked.verifiedUntil?.sequence).toBe(walked.entries);
});

test.each([
  [{ b: 1, a: [true, null, { d: "é", c: 0.5 }] }, '{"a":[true,null,{"c":0.5,"d":"é"}],"b":1}'],
  [{ ｚ: 1, 𠮷: 2, gone: undefined }, '{"ｚ":1,"𠮷":2}'],
  [{ big: 1e21, small: 1e-7 }, '{"big":1000000000000000000000,"small":0.0000001}'],
])("canonical JSON of %j", (value, text) => {
  expect(canonical(value)).toBe(text);
});
