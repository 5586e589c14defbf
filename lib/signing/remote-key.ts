import "server-only";
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { AppError } from "@/lib/errors";
import { knownBy, type SigningKey } from "./key";

/**
 * A key that lives elsewhere. What comes back is held against the public half that was published: another key behind the
 * same name, a rotation in between, a proxy that answers nonsense must not end up in a bundle.
 */
export function remoteKey(
  name: string,
  publicKey: KeyObject,
  ask: (bytes: Uint8Array) => Promise<Buffer>,
): SigningKey {
  return {
    ...knownBy(publicKey),
    async sign(bytes) {
      const signature = await ask(bytes);
      if (verify(null, bytes, publicKey, signature)) return signature;
      throw unavailable(name, "what it signed does not hold under its public key");
    },
  };
}

/** What a key elsewhere failed with. */
export const unavailable = (name: string, why: string) =>
  new AppError("source-unavailable", `The signing key ${name} cannot be used: ${why}.`);

/** A public key from the 32 bytes of RFC 8032. */
export const fromRaw = (bytes: Buffer): KeyObject =>
  createPublicKey({
    key: { kty: "OKP", crv: "Ed25519", x: bytes.toString("base64url") },
    format: "jwk",
  });
