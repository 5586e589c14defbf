import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { auditEntry } from "@/lib/access-sources/testing/audit";
import { now, testContext } from "@/lib/access-sources/testing/context";
import { eventsOf, recordsOf, stretchesOf } from "@/lib/access-sources/testing/read-piece";
import { lineContext } from "./line-context";
import { filePieces } from "./tail";

let folder: string;
let file: string;
let cursor: unknown;
let count: number;
const seen: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kagimori-tail-"));
  file = join(folder, "audit.log");
  cursor = null;
  count = 0;
  seen.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

const lines = (number: number) =>
  Array.from({ length: number }, () => {
    count += 1;
    return `${JSON.stringify(auditEntry({ request: { path: `secret/data/${count}` } }))}\n`;
  }).join("");

/** Reads what is new, as the next run would. */
async function follow() {
  const context = lineContext(testContext(), { cluster: "c1", ourselves: null, now });
  const [piece] = filePieces("audit.log", folder, async () => context);
  if (!piece) throw new Error("no piece");
  expect(piece.follows).toBe(true);
  const stretches = await stretchesOf(piece, JSON.parse(JSON.stringify(cursor)));
  cursor = stretches.at(-1)?.cursor ?? cursor;
  const records = recordsOf(stretches);
  seen.push(...eventsOf(records).map(({ target }) => target?.label.split("/").at(-1) ?? ""));
  return records;
}
const allOnce = () =>
  expect(seen).toEqual(Array.from({ length: count }, (_, at) => String(at + 1)));

test("goes on where it stood; half a line waits for its other half", async () => {
  writeFileSync(file, lines(3));
  await follow();
  const [half = "", rest = ""] = [lines(1)].flatMap((line) => [line.slice(0, 50), line.slice(50)]);
  appendFileSync(file, half);
  expect(await follow()).toEqual([]);
  appendFileSync(file, rest + lines(2));
  expect((await follow()).map(({ at }) => at)).toEqual([4, 5, 6]);
  expect(await follow()).toEqual([]);
  allOnce();
});

test("renamed: what was written before the server was told is read, then the new file", async () => {
  writeFileSync(file, lines(3));
  await follow();
  renameSync(file, `${file}.1`);
  appendFileSync(`${file}.1`, lines(1));
  await follow();
  allOnce();
  writeFileSync(file, "");
  appendFileSync(`${file}.1`, lines(2));
  await follow();
  allOnce();
  appendFileSync(`${file}.1`, lines(1));
  appendFileSync(file, lines(2));
  await follow();
  appendFileSync(file, lines(1));
  await follow();
  allOnce();
});

test("rotated twice between two readings", async () => {
  writeFileSync(file, lines(2));
  await follow();
  appendFileSync(file, lines(1));
  renameSync(file, `${file}.2`);
  utimesSync(`${file}.2`, 1, 1);
  writeFileSync(`${file}.1`, lines(2));
  writeFileSync(file, lines(1));
  await follow();
  allOnce();
});

test("copied and truncated, also when it has grown beyond where we stood", async () => {
  writeFileSync(file, lines(3));
  await follow();
  appendFileSync(file, lines(1));
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
  appendFileSync(file, lines(6));
  await follow();
  allOnce();
});

test("packed away before it was read to its end: said, and the new file is read", async () => {
  writeFileSync(file, lines(3));
  await follow();
  rmSync(file);
  writeFileSync(file, lines(2));
  expect(await follow()).toMatchObject([
    { rejected: expect.stringContaining("packed or gone") },
    {},
    {},
  ]);
  allOnce();
});

test("a file that is not there is a failure, not an empty log", async () => {
  await expect(follow()).rejects.toThrow("ENOENT");
});
