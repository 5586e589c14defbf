import { createHash } from "node:crypto";
import { CloudTrailClient, ListPublicKeysCommand } from "@aws-sdk/client-cloudtrail";
import { z } from "zod";
import type { EventPlace, Piece, Stretch } from "@/lib/access-sources/access-source";
import { excerptOf } from "@/lib/access-sources/excerpt";
import { DamagedInput, inflated } from "@/lib/access-sources/inflate";
import { isAbsent, isDenied } from "@/lib/backends/aws/failures";
import { accountsOf } from "@/lib/backends/aws/identity";
import type { Session } from "@/lib/backends/aws/session";
import type { Bucket } from "./bucket";
import { type Digest, type PublicKey, parseDigest, signatureProblem } from "./digest";

interface Where {
  session: Session;
  bucket: Bucket;
  /** Region the digest is of: its key is asked for there. */
  region: string;
  key: string;
  name: string;
}

/** A digest has at most a few hundred files, and one is a few kilobytes long. */
const LARGEST = 64 * 1024 * 1024;

/**
 * One digest: its signature, that it continues the one before, and that every log file it names is as it was delivered. What
 * holds proves its hour; what does not is set aside with the reason, and proves nothing.
 */
export function digestPiece(where: Where): Piece {
  return { name: where.name, read: (_, signal) => verify(where, signal) };
}

async function* verify(where: Where, signal: AbortSignal): AsyncGenerator<Stretch> {
  const { bucket, key } = where;
  const { bytes, metadata } = await bucket.open(key, signal);
  const text = await whole(bytes);
  const digest = text === null ? null : parseDigest(text);
  if (text === null || digest === null) {
    yield setAside("is no digest", text ?? "");
    return;
  }
  const keys = await publicKeys(where, digest, signal);
  // Without the right to ask for keys nothing is proved and nothing is wrong.
  if (keys === null) return;
  const signature = metadata.signature ?? "";
  const problem =
    signatureProblem(digest, { text, signature, bucket: bucket.name, key, keys }) ??
    (await chainProblem(bucket, digest, signal)) ??
    (await fileProblem(bucket, digest, signal));
  if (problem !== null) {
    yield setAside(problem, text);
    return;
  }
  const places = (["secrets-manager", "parameter-store"] as const).map(
    (backend): EventPlace => ({
      backend,
      account: digest.awsAccountId,
      region: where.region,
      cluster: null,
      namespace: null,
    }),
  );
  yield {
    records: [],
    cursor: null,
    proved: places.map((place) => ({
      place,
      from: digest.digestStartTime,
      to: digest.digestEndTime,
    })),
  };
}

const setAside = (reason: string, text: string): Stretch => ({
  records: [{ at: 1, rejected: `digest: ${reason}`, excerpt: excerptOf(text) }],
  cursor: null,
});

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<string | null> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of inflated(bytes, LARGEST)) parts.push(part);
  } catch (error) {
    if (error instanceof DamagedInput) return null;
    throw error;
  }
  return Buffer.concat(parts).toString("utf8");
}

const Keys = z.array(z.object({ Fingerprint: z.string(), Value: z.instanceof(Uint8Array) }));

/** Keys that were valid in the digest's hour, from the same Region; null where we may not ask. */
async function publicKeys(
  { session, region }: Where,
  digest: Digest,
  abortSignal: AbortSignal,
): Promise<PublicKey[] | null> {
  try {
    for await (const reached of accountsOf(session, abortSignal)) {
      if ("lost" in reached) continue;
      const client = session.client(CloudTrailClient, reached.account, region);
      const keys: PublicKey[] = [];
      let NextToken: string | undefined;
      do {
        const answer = await client.send(
          new ListPublicKeysCommand({
            StartTime: new Date(digest.digestStartTime),
            EndTime: new Date(digest.digestEndTime),
            NextToken,
          }),
          { abortSignal },
        );
        const page = Keys.parse(answer.PublicKeyList ?? []);
        keys.push(
          ...page.map(({ Fingerprint, Value }) => ({ fingerprint: Fingerprint, der: Value })),
        );
        NextToken = answer.NextToken || undefined;
      } while (NextToken !== undefined);
      return keys;
    }
    return null;
  } catch (error) {
    if (isDenied(error) || isAbsent(error)) return null;
    throw error;
  }
}

/** The digest before must be there, and be the one this one was made after. A first one has none. */
async function chainProblem(
  bucket: Bucket,
  digest: Digest,
  signal: AbortSignal,
): Promise<string | null> {
  const { previousDigestS3Object: key, previousDigestHashValue: hash } = digest;
  if (!key || !hash) return null;
  const found = await hashOf(bucket, digest.previousDigestS3Bucket ?? bucket.name, key, signal);
  if (found === null) return `the digest before it is missing (${key})`;
  return found === hash ? null : `the digest before it was changed (${key})`;
}

async function fileProblem(
  bucket: Bucket,
  digest: Digest,
  signal: AbortSignal,
): Promise<string | null> {
  for (const { s3Bucket, s3Object, hashValue } of digest.logFiles) {
    const found = await hashOf(bucket, s3Bucket, s3Object, signal);
    if (found === null) return `a log file is missing (${s3Object})`;
    if (found !== hashValue) return `a log file was changed (${s3Object})`;
  }
  return null;
}

/** SHA-256 of an object unfolded, in hex; null where there is none, or none in this bucket. */
async function hashOf(
  bucket: Bucket,
  bucketName: string,
  key: string,
  signal: AbortSignal,
): Promise<string | null> {
  if (bucketName !== bucket.name) return null;
  const hash = createHash("sha256");
  try {
    for await (const part of inflated(bucket.bytes(key, signal))) hash.update(part);
  } catch (error) {
    if (error instanceof DamagedInput || isMissing(error)) return null;
    throw error;
  }
  return hash.digest("hex");
}

const isMissing = (error: unknown): boolean => {
  const original = (error as { original?: unknown } | null)?.original;
  return original instanceof Error && ["NoSuchKey", "NotFound"].includes(original.name);
};
