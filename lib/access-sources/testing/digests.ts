import { createHash, createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import type { PublicKey } from "@/lib/access-sources/cloudtrail/s3/digest";

export interface SigningKey {
  private: KeyObject;
  public: PublicKey;
}

/** A pair like CloudTrail's. */
export function signingKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const der = publicKey.export({ format: "der", type: "pkcs1" });
  return {
    private: privateKey,
    public: { fingerprint: createHash("md5").update(der).digest("hex"), der },
  };
}

export const sha256 = (text: string | Buffer): string =>
  createHash("sha256").update(text).digest("hex");

/** A digest file and its signature, by AWS's recipe. */
export function makeDigest(
  key: SigningKey,
  { bucket, key: object }: { bucket: string; key: string },
  over: Record<string, unknown> = {},
): { text: string; signature: string } {
  const digest: Record<string, unknown> = {
    awsAccountId: "123456789012",
    digestStartTime: "2026-11-20T00:00:00Z",
    digestEndTime: "2026-11-20T01:00:00Z",
    digestS3Bucket: bucket,
    digestS3Object: object,
    digestPublicKeyFingerprint: key.public.fingerprint,
    digestSignatureAlgorithm: "SHA256withRSA",
    newestEventTime: null,
    oldestEventTime: null,
    previousDigestS3Bucket: null,
    previousDigestS3Object: null,
    previousDigestHashValue: null,
    previousDigestHashAlgorithm: null,
    previousDigestSignature: null,
    logFiles: [],
    ...over,
  };
  const text = JSON.stringify(digest);
  const signed = [
    digest.digestEndTime,
    `${bucket}/${object}`,
    sha256(text),
    digest.previousDigestSignature ?? "null",
  ].join("\n");
  return { text, signature: createSign("RSA-SHA256").update(signed).sign(key.private, "hex") };
}
