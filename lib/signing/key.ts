import "server-only";
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { invalidInput } from "@/lib/errors";

/** What signs, and by what it is known. */
export interface SigningKey {
  readonly fingerprint: string;
  /** SubjectPublicKeyInfo as PEM. */
  readonly publicKey: string;
  /** Ed25519 signature (RFC 8032), 64 bytes. Throws source-unavailable when the key is elsewhere and does not answer. */
  sign(bytes: Uint8Array): Promise<Buffer>;
}

/** A key from its PKCS #8 text; `name` is what an error calls it. */
export function keyOf(text: string, name: string): SigningKey {
  const key = privateKey(text.replaceAll("\\n", "\n"));
  if (key?.asymmetricKeyType !== "ed25519")
    throw invalidInput(
      `${name} is no Ed25519 private key in PEM. Make one: openssl genpkey -algorithm ed25519.`,
    );
  return { ...knownBy(createPublicKey(key)), sign: async (bytes) => sign(null, bytes, key) };
}

function privateKey(text: string): KeyObject | null {
  try {
    return createPrivateKey(text);
  } catch {
    return null;
  }
}

/** By what a key is known: fingerprint and PEM of its public half. */
export function knownBy(key: KeyObject): Pick<SigningKey, "fingerprint" | "publicKey"> {
  const publicKey = key.export({ type: "spki", format: "pem" }).toString();
  return { fingerprint: fingerprintOf(publicKey), publicKey };
}

/** By what a public key (PEM) is known: SHA-256 of its DER in hex. */
export function fingerprintOf(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: "spki", format: "der" });
  return createHash("sha256").update(der).digest("hex");
}

/** Whether `signature` (base64) is that of these bytes by this key (PEM). Nonsense is a no, not an error. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  try {
    return verify(null, bytes, createPublicKey(publicKey), Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}
