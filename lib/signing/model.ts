import { z } from "zod";
import { listOf } from "@/lib/http/model";

/** SHA-256 of the public key's DER in hex: `openssl pkey -pubin -in key.pem -outform DER | sha256sum` gives the same. */
export const Fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

/** The public half of a key Kagimori signs, or once signed, with. */
export const PublicKey = z.object({
  fingerprint: Fingerprint,
  /** Ed25519, SubjectPublicKeyInfo as PEM. */
  publicKey: z.string(),
  firstUsedAt: z.string(),
});
export type PublicKey = z.infer<typeof PublicKey>;

export const PublicKeyList = listOf(PublicKey);
