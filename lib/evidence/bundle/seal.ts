import { createHash } from "node:crypto";
import { fingerprintOf, isSignedBy, type SigningKey } from "@/lib/signing/key";

/**
 * The last bytes of a bundle, as the zip's comment: a signature over all bytes before, so that nothing of the container can
 * be changed either. `kagimori-seal/1 <fingerprint> <signature in base64>`.
 */
const begin = "kagimori-seal/1 ";
const signatureLength = 88;
export const sealLength = begin.length + 64 + 1 + signatureLength;
/** Stands there until everything before is known. */
export const unsealed = "-".repeat(sealLength);

/** What is signed: a word of ours and the SHA-256 of the bytes before the seal. */
const signedText = (sha256: string) => Buffer.from(`${begin}${sha256}`);

/** The same bytes with the seal in place of the last ones. */
export async function* sealed(
  content: AsyncIterable<Buffer>,
  key: SigningKey,
): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  let kept: Buffer = Buffer.alloc(0);
  for await (const chunk of content) {
    const all = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    const sure = all.subarray(0, Math.max(0, all.length - sealLength));
    kept = all.subarray(sure.length);
    hash.update(sure);
    if (sure.length > 0) yield sure;
  }
  if (kept.toString("latin1") !== unsealed) throw new Error("The zip does not end in its comment.");
  const signature = await key.sign(signedText(hash.digest("hex")));
  yield Buffer.from(`${begin}${key.fingerprint} ${signature.toString("base64")}`);
}

/** What a seal says of itself; null: it is none. */
export function readSeal(text: string): Seal | null {
  const [, fingerprint, signature] =
    /^kagimori-seal\/1 ([0-9a-f]{64}) ([A-Za-z0-9+/]{86}==)$/.exec(text) ?? [];
  return fingerprint && signature ? { fingerprint, signature } : null;
}

interface Seal {
  fingerprint: string;
  signature: string;
}

/** Whether it is the seal of bytes with this SHA-256 (hex), by this key (PEM), and spelt as it was written. */
export function isSealOf(
  { fingerprint, signature }: Seal,
  sha256: string,
  publicKey: string,
): boolean {
  // Base64 leaves bits that mean nothing: those too must be as they were.
  const spelt = Buffer.from(signature, "base64").toString("base64") === signature;
  if (!spelt || !isSignedBy(publicKey, signedText(sha256), signature)) return false;
  return fingerprint === fingerprintOf(publicKey);
}
