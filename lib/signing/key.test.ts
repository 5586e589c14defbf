import { execFileSync } from "node:child_process";
import { createHash, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fingerprintOf, isSignedBy, keyOf } from "./key";
import { keyText } from "./key-file";

const folder = mkdtempSync(join(tmpdir(), "kagimori-key-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a key is made once, for its owner's eyes only, and signs", async () => {
  const text = keyText(join(folder, "data"));
  expect(keyText(join(folder, "data"))).toBe(text);
  expect(statSync(join(folder, "data/signing-key.pem")).mode & 0o777).toBe(0o600);
  const key = keyOf(text, "it");
  const signature = (await key.sign(Buffer.from("told"))).toString("base64");
  expect(isSignedBy(key.publicKey, Buffer.from("told"), signature)).toBe(true);
  expect(isSignedBy(key.publicKey, Buffer.from("tolt"), signature)).toBe(false);
  expect(isSignedBy("nonsense", Buffer.from("told"), signature)).toBe(false);
});

test("openssl knows it by the same fingerprint", () => {
  const { publicKey, fingerprint } = keyOf(keyText(folder), "it");
  const options = { input: publicKey };
  const der = execFileSync("openssl", ["pkey", "-pubin", "-outform", "DER"], options);
  expect(createHash("sha256").update(der).digest("hex")).toBe(fingerprint);
  expect(fingerprintOf(publicKey)).toBe(fingerprint);
});

test("other keys are refused by name, and never shown", () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const text = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  expect(() => keyOf(text, "env:KEY")).toThrow(/env:KEY is no Ed25519/);
  expect(() => keyOf("hunter2", "env:KEY")).toThrow(/^(?!.*hunter2).*env:KEY/);
});
