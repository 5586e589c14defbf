import { createHash, randomBytes } from "node:crypto";

/** What a token begins with, so that leak scanners can know one. */
export const tokenPrefix = "kgmr_";

/** A new token: 256 random bits. It is shown once; the database holds its hash. */
export function newToken(): string {
  return `${tokenPrefix}${randomBytes(32).toString("base64url")}`;
}

/** SHA-256: enough for 256 random bits, which nobody can guess from the hash. */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}
