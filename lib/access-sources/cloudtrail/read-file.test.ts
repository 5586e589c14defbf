import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { now, testContext } from "@/lib/access-sources/testing/context";
import { inChunks, recordsOf, stretchesOf } from "@/lib/access-sources/testing/read-piece";
import { trailRecord } from "@/lib/access-sources/testing/trail";
import { filePiece } from "./read-file";
import { recordContext } from "./record-context";

const read = async (bytes: Buffer, { chunk = 100, from = null as unknown } = {}) =>
  stretchesOf(
    filePiece("f", () => inChunks(bytes, chunk), recordContext(testContext(), now)),
    from,
  );

const many = (count: number) => Array.from({ length: count }, () => trailRecord());
const file = (records: unknown[]) => Buffer.from(JSON.stringify({ Records: records }));
const accepted = (stretches: Awaited<ReturnType<typeof read>>) =>
  recordsOf(stretches).filter((record) => "events" in record).length;

test.each([1, 2, 7, 4096, 1_000_000])("in pieces of %i bytes, packed or not", async (chunk) => {
  const records = [trailRecord({ userAgent: 'quote " brace } \\ end\\' }), ...many(4)];
  for (const bytes of [file(records), gzipSync(file(records))]) {
    const stretches = await read(bytes, { chunk });
    expect(recordsOf(stretches).map(({ at }) => at)).toEqual([1, 2, 3, 4, 5]);
    expect(accepted(stretches)).toBe(5);
  }
});

test("other shapes: a list, objects one per line, indented, the answer of LookupEvents", async () => {
  const records = many(3);
  const wrapped = {
    Events: records.map((record) => ({ EventId: "x", CloudTrailEvent: JSON.stringify(record) })),
  };
  for (const text of [
    JSON.stringify(records),
    records.map((record) => JSON.stringify(record)).join("\n"),
    `\uFEFF${JSON.stringify({ Records: records }, null, 2)}`,
    JSON.stringify(wrapped),
  ]) {
    expect(accepted(await read(Buffer.from(text)))).toBe(3);
  }
  expect(await read(file([]))).toEqual([]);
  expect(await read(Buffer.alloc(0))).toEqual([]);
});

test("goes on from any cursor, with the same stretches", async () => {
  const bytes = file(many(11_000));
  const whole = await read(bytes, { chunk: 65_536 });
  expect(whole.map(({ cursor }) => cursor)).toEqual([
    { records: 5000 },
    { records: 10_000 },
    { records: 11_000 },
  ]);
  const rest = await read(bytes, { chunk: 65_536, from: whole[0]?.cursor });
  expect(rest).toEqual(whole.slice(1));
});

test.each([
  ["a lost quote", (text: string) => text.replace('"eventSource"', 'eventSource"')],
  ["a lost brace", (text: string) => text.replace("}", "")],
  ["a brace too many", (text: string) => text.replace("}", "}}")],
  ["half of it", (text: string) => text.slice(0, text.length / 2)],
])("%s spoils its record only", async (_, spoil) => {
  const records = many(20).map((record) => JSON.stringify(record));
  const spoilt = records.map((text, at) => (at === 7 ? spoil(text) : text));
  const stretches = await read(Buffer.from(`{"Records":[${spoilt.join(",")}]}`));
  expect(accepted(stretches)).toBe(19);
  // What is left over behind a brace too many may be one more.
  const rejected = recordsOf(stretches).filter((record) => "rejected" in record).length;
  expect(rejected).toBeGreaterThanOrEqual(1);
  expect(rejected).toBeLessThanOrEqual(2);
});

test("a damaged or cut gzip keeps what came before it, and says so", async () => {
  const packed = gzipSync(file(many(3000)));
  const cut = await read(packed.subarray(0, packed.length / 2));
  expect(accepted(cut)).toBeGreaterThan(100);
  expect(recordsOf(cut).at(-1)).toMatchObject({ rejected: expect.stringContaining("gzip") });
});

test("what the network does is thrown, not taken for the file's end", async () => {
  async function* broken() {
    yield gzipSync(file(many(3))).subarray(0, 20);
    throw new Error("ECONNRESET");
  }
  const piece = filePiece("f", broken, recordContext(testContext(), now));
  await expect(stretchesOf(piece)).rejects.toThrow("ECONNRESET");
});

test("a thousand randomly damaged records: none crashes, each is accounted for", async () => {
  let seed = 7;
  const draw = (most: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % most;
  };
  const lines = many(1000).map((record) => {
    const bytes = Buffer.from(JSON.stringify(record));
    for (let times = draw(4); times > 0; times -= 1) bytes[draw(bytes.length)] = 32 + draw(95);
    return bytes.toString("latin1");
  });
  const records = recordsOf(await read(Buffer.from(`{"Records":[${lines.join(",")}]}`)));
  expect(records.map(({ at }) => at)).toEqual(records.map((_, index) => index + 1));
  expect(records.length).toBeGreaterThan(990);
});
