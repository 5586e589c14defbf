import { expect, test } from "vitest";
import { auditEntry } from "@/lib/access-sources/testing/audit";
import { now, testContext } from "@/lib/access-sources/testing/context";
import {
  eventsOf,
  inChunks,
  recordsOf,
  stretchesOf,
} from "@/lib/access-sources/testing/read-piece";
import { lineContext } from "./line-context";
import { handedLines } from "./read-lines";

const context = lineContext(testContext(), { cluster: "c1", ourselves: null, now });
const hand = (text: string, from: unknown = null) =>
  stretchesOf(
    handedLines("f", inChunks(Buffer.from(text), 64), async () => context),
    from,
  );
const line = () => JSON.stringify(auditEntry());

test("half a line at the end is set aside, and read when the file has grown", async () => {
  const [first, second, third] = [line(), line(), line()];
  const before = await hand(`${first}\n${second}\n${third.slice(0, 80)}`);
  expect(eventsOf(recordsOf(before))).toHaveLength(2);
  expect(before.at(-1)?.cursor).toEqual({ line: 2 });
  const after = await hand(`${first}\n${second}\n${third}\n`, before.at(-1)?.cursor);
  expect(recordsOf(after).map(({ at }) => at)).toEqual([3]);
  expect(eventsOf(recordsOf(after))).toHaveLength(1);
});

test("a whole last line needs no line feed; empty lines and carriage returns are no records", async () => {
  const stretches = await hand(`\r\n${line()}\r\n\n${line()}`);
  expect(recordsOf(stretches).map(({ at }) => at)).toEqual([2, 4]);
  expect(eventsOf(recordsOf(stretches))).toHaveLength(2);
  expect(stretches.at(-1)?.cursor).toEqual({ line: 4 });
});
