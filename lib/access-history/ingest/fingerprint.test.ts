import { expect, test } from "vitest";
import { fingerprint } from "./fingerprint";

const bytes = (length: number, from = 0) =>
  Buffer.from(Array.from({ length }, (_, i) => ((from + i) * 7 + ((from + i) >> 8)) % 251));

async function* inChunks(content: Buffer, size: number) {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

const known = (names: readonly string[]) => async (head: string) =>
  names.filter((name) => name.startsWith(`file:${head}:`));

test.each([[1], [100], [511], [512], [513], [5000]])(
  "a file is the same however it arrives (in %i)",
  async (size) => {
    const content = bytes(3000);
    const once = await fingerprint(inChunks(content, 3000), known([]));
    expect(await fingerprint(inChunks(content, size), known([]))).toEqual(once);
  },
);

test("of what it may have grown from, the longest is taken, and only where every byte is the same", async () => {
  const content = bytes(3000);
  const of = async (file: Buffer) => (await fingerprint(inChunks(file, 700), known([]))).name;
  const shorter = await of(content.subarray(0, 1000));
  const longer = await of(content.subarray(0, 2100));
  const damaged = Buffer.from(content.subarray(0, 2500));
  damaged[2000] = 255;
  const names = [longer, await of(damaged), shorter];
  expect((await fingerprint(inChunks(content, 333), known(names))).grownFrom).toBe(longer);
  expect((await fingerprint(inChunks(damaged, 333), known(names))).grownFrom).toBe(names[1]);
  expect((await fingerprint(inChunks(bytes(3000, 1), 333), known(names))).grownFrom).toBeNull();
});

test("a file of a few bytes, or none, has a name as well", async () => {
  const names = await Promise.all(
    [bytes(0), bytes(5)].map((file) => fingerprint(inChunks(file, 10), known([]))),
  );
  expect(new Set(names.map(({ name }) => name)).size).toBe(2);
});
