import { randomBytes } from "node:crypto";
import { argon2id, argon2Verify } from "hash-wasm";

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const cost = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 };

/** The hash in PHC form, `$argon2id$v=19$m=19456,t=2,p=1$…`. The passphrase has been normalised by its model. */
export async function hashPassphrase(passphrase: string): Promise<string> {
  return argon2id({
    ...cost,
    password: passphrase,
    salt: randomBytes(16),
    outputType: "encoded",
  });
}

let nobodys: Promise<string> | undefined;

/**
 * Whether this is the passphrase. Without a hash (nobody known, or no passphrase set) the answer is no, after the same
 * work, so that the time taken tells nothing.
 */
export async function verifyPassphrase(passphrase: string, hash: string | null): Promise<boolean> {
  nobodys ??= hashPassphrase(randomBytes(32).toString("hex"));
  const same = await argon2Verify({ password: passphrase, hash: hash ?? (await nobodys) });
  return hash !== null && same;
}
