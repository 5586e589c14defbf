import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import { makeAgents } from "@/lib/backends/aws/agents";
import type { CheckpointPlaceSettings } from "@/lib/config/model/evidence";
import { type Checkpoint, readCheckpoint } from "./checkpoint";
import type { CheckpointPlace } from "./place";

type Settings = Extract<CheckpointPlaceSettings, { s3: object }>["s3"];

const DAY_MS = 86_400_000;
/** So many of the newest ones are read; Object Lock keeps the others from anybody, us too. */
const READ = 48;

/**
 * A bucket, one object per checkpoint, never written over. With `retainDays` each is locked in compliance mode: nobody,
 * the account's root included, can delete it sooner. Credentials are those of the process (environment, role).
 */
export function bucketOfCheckpoints(
  { bucket, prefix, region, endpoint, retainDays }: Settings,
  options: Pick<S3ClientConfig, "credentials"> = {},
): Required<CheckpointPlace> {
  const client = new S3Client({
    region,
    requestHandler: makeAgents(),
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...options,
  });
  return {
    label: `s3://${bucket}/${prefix}`,
    async append(checkpoint) {
      const until = new Date(Date.parse(checkpoint.at) + (retainDays ?? 0) * DAY_MS);
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: keyOf(prefix, checkpoint),
          Body: `${JSON.stringify(checkpoint)}\n`,
          ContentType: "application/json",
          IfNoneMatch: "*",
          ...(retainDays && {
            ObjectLockMode: "COMPLIANCE",
            ObjectLockRetainUntilDate: until,
            ChecksumAlgorithm: "SHA256",
          }),
        }),
      );
    },
    async read() {
      const keys = await listKeys(client, bucket, prefix);
      const texts = await Promise.all(keys.slice(-READ).map((key) => textOf(client, bucket, key)));
      const checkpoints = texts.map(readCheckpoint).filter((one) => one !== null);
      return { checkpoints, unreadable: texts.length - checkpoints.length };
    },
  };
}

/** Keys are listed by text: numbers of one length keep the order of the chain, instants that of one number. */
const keyOf = (prefix: string, { sequence, at }: Checkpoint): string =>
  `${prefix}${String(sequence).padStart(16, "0")}-${at.replace(/[-:.]/g, "")}.json`;

async function listKeys(client: S3Client, bucket: string, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  let token: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
    );
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => (Key ? [Key] : [])));
    token = page.NextContinuationToken;
  } while (token);
  return keys;
}

async function textOf(client: S3Client, bucket: string, key: string): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return (await Body?.transformToString()) ?? "";
}
