import { generateKeyPairSync, randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * PKCS #8 text of the key in the data folder, made at the first call (mode 0600). Of two processes that make it at the
 * same time one wins, and both read that one: a name is given only to a file that is whole.
 */
export function keyText(dataDir: string): string {
  const file = join(dataDir, "signing-key.pem");
  const found = read(file);
  if (found !== null) return found;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const made = `${file}.${randomUUID()}`;
  const { privateKey } = generateKeyPairSync("ed25519");
  writeFileSync(made, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  try {
    linkSync(made, file);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(made);
  }
  return readFileSync(file, "utf8");
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && "code" in error && error.code === code;
