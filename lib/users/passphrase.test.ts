import { argon2Verify } from "hash-wasm";
import { beforeEach, expect, test, vi } from "vitest";
import { hashPassphrase, verifyPassphrase } from "./passphrase";

vi.mock("hash-wasm", async (original) => {
  const real = await original<typeof import("hash-wasm")>();
  return { ...real, argon2Verify: vi.fn(real.argon2Verify) };
});
beforeEach(() => {
  vi.mocked(argon2Verify).mockClear();
});

const cost = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;

test("passphrases are hashed as OWASP asks: argon2id, 19 MiB, two passes, one lane, a salt each", async () => {
  const [one, other] = [
    await hashPassphrase("correct horse"),
    await hashPassphrase("correct horse"),
  ];
  expect(one).toMatch(cost);
  expect(one).not.toBe(other);
  expect(await verifyPassphrase("correct horse", one)).toBe(true);
  expect(await verifyPassphrase("correct horsf", one)).toBe(false);
});

test("nobody's passphrase takes the same work as somebody's, so that the time tells nothing", async () => {
  const somebodys = await hashPassphrase("correct horse");
  expect(await verifyPassphrase("incorrect horse", somebodys)).toBe(false);
  expect(await verifyPassphrase("incorrect horse", null)).toBe(false);
  const hashes = vi.mocked(argon2Verify).mock.calls.map(([{ hash }]) => hash);
  expect(hashes).toHaveLength(2);
  for (const hash of hashes) expect(hash).toMatch(cost);
});
