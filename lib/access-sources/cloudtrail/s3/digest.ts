import { createHash, createPublicKey, createVerify } from "node:crypto";
import { z } from "zod";

const Instant = z.iso.datetime();

/** A digest file, as far as it is used. */
const Digest = z.object({
  awsAccountId: z.string(),
  digestStartTime: Instant,
  digestEndTime: Instant,
  digestS3Bucket: z.string(),
  digestS3Object: z.string(),
  digestPublicKeyFingerprint: z.string(),
  digestSignatureAlgorithm: z.literal("SHA256withRSA"),
  previousDigestS3Bucket: z.string().nullish(),
  previousDigestS3Object: z.string().nullish(),
  previousDigestHashValue: z.string().nullish(),
  previousDigestSignature: z.string().nullish(),
  logFiles: z.array(
    z.object({ s3Bucket: z.string(), s3Object: z.string(), hashValue: z.string() }),
  ),
});
export type Digest = z.output<typeof Digest>;

/** Null for what is no digest. */
export function parseDigest(text: string): Digest | null {
  try {
    return Digest.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A key of CloudTrail's: PKCS#1 in DER. */
export interface PublicKey {
  fingerprint: string;
  der: Uint8Array;
}

interface Given {
  /** The digest file as it was before gzip. */
  text: string;
  /** In hex, from the object's metadata. */
  signature: string;
  /** Where it was fetched from. */
  bucket: string;
  key: string;
  keys: readonly PublicKey[];
}

/** Why the digest is not what CloudTrail signed; null when it is. */
export function signatureProblem(
  digest: Digest,
  { text, signature, bucket, key, keys }: Given,
): string | null {
  if (digest.digestS3Bucket !== bucket || digest.digestS3Object !== key)
    return "it was signed for another place";
  const known = keys.find(({ fingerprint }) => fingerprint === digest.digestPublicKeyFingerprint);
  if (!known) return "its key is none of CloudTrail's of that hour";
  const signed = [
    digest.digestEndTime,
    `${bucket}/${key}`,
    createHash("sha256").update(text).digest("hex"),
    digest.previousDigestSignature ?? "null",
  ].join("\n");
  const publicKey = createPublicKey({ key: Buffer.from(known.der), format: "der", type: "pkcs1" });
  const holds = createVerify("RSA-SHA256").update(signed).verify(publicKey, signature, "hex");
  return holds ? null : "its signature does not hold";
}
