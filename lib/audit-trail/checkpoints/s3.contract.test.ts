import {
  CreateBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from "@aws-sdk/client-s3";
import { expect, inject, test } from "vitest";
import type { Checkpoint } from "./checkpoint";
import { bucketOfCheckpoints } from "./s3";

const settings = {
  bucket: "kagimori-checkpoints",
  prefix: "audit/",
  region: "ap-northeast-1",
  endpoint: inject("motoUrl"),
  retainDays: 400,
};
const credentials = { accessKeyId: "AKIDMOTO", secretAccessKey: "moto" };
const checkpoint = (sequence: number): Checkpoint => ({
  format: "kagimori-checkpoint/1",
  sequence,
  hash: "a".repeat(64),
  at: new Date().toISOString(),
  key: "b".repeat(64),
  signature: "AAAA",
});

test("checkpoints come back in the order of the chain, each locked against deletion", async () => {
  const client = new S3Client({ ...settings, credentials, forcePathStyle: true });
  const place = bucketOfCheckpoints(settings, { credentials });
  await client.send(
    new CreateBucketCommand({
      Bucket: settings.bucket,
      ObjectLockEnabledForBucket: true,
      CreateBucketConfiguration: { LocationConstraint: "ap-northeast-1" },
    }),
  );
  expect(await place.read()).toEqual({ checkpoints: [], unreadable: 0 });
  for (const sequence of [9, 10, 101]) await place.append(checkpoint(sequence));
  const { checkpoints } = await place.read();
  expect(checkpoints.map(({ sequence }) => sequence)).toEqual([9, 10, 101]);

  const listed = await client.send(new ListObjectsV2Command({ Bucket: settings.bucket }));
  const key = listed.Contents?.[0]?.Key ?? "";
  // GetObjectRetention would say it too, but moto answers that with broken XML.
  const locked = await client.send(new HeadObjectCommand({ Bucket: settings.bucket, Key: key }));
  expect(locked.ObjectLockMode).toBe("COMPLIANCE");
  const days = (Number(locked.ObjectLockRetainUntilDate) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(399);
});

test("a bucket that is not there is a failure that is told, not an empty place", async () => {
  const place = bucketOfCheckpoints({ ...settings, bucket: "not-there" }, { credentials });
  await expect(place.read()).rejects.toThrow();
});
