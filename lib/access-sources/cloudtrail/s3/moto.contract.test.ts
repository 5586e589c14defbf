import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { AccessConnection, Piece } from "@/lib/access-sources/access-source";
import { now, testContext } from "@/lib/access-sources/testing/context";
import { makeDigest, sha256, signingKey } from "@/lib/access-sources/testing/digests";
import { eventsOf, recordsOf, stretchesOf } from "@/lib/access-sources/testing/read-piece";
import { trailRecord } from "@/lib/access-sources/testing/trail";
import { cloudTrail } from "../index";

const Bucket = "kagimori-trail";
const account = "123456789012";
const key = signingKey();
const prefix = `logs/AWSLogs/o-abc123/${account}`;
let s3: S3Client;
let front: Server;
let connection: AccessConnection;

/** Moto knows no ListPublicKeys; the rest is its. */
async function startFront(): Promise<string> {
  const moto = new URL(inject("motoUrl"));
  front = createServer((incoming, outgoing) => {
    if (String(incoming.headers["x-amz-target"]).endsWith("ListPublicKeys")) {
      const { fingerprint, der } = key.public;
      const Value = Buffer.from(der).toString("base64");
      outgoing.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
      outgoing.end(JSON.stringify({ PublicKeyList: [{ Fingerprint: fingerprint, Value }] }));
      return;
    }
    const { method, url, headers } = incoming;
    const onward = request(
      { host: moto.hostname, port: moto.port, method, path: url, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
  front.listen(0, "127.0.0.1");
  await once(front, "listening");
  return `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
}

const put = (Key: string, text: string, Metadata: Record<string, string> = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body: gzipSync(text), Metadata }));

const logKey = (day: string, region: string, name: string) =>
  `${prefix}/CloudTrail/${region}/${day}/${account}_CloudTrail_${region}_${day.replaceAll("/", "")}T0005Z_${name}.json.gz`;
const digestKey = (hour: string) =>
  `${prefix}/CloudTrail-Digest/ap-northeast-1/2026/11/20/${account}_CloudTrail-Digest_ap-northeast-1_main_ap-northeast-1_20261120T${hour}0000Z.json.gz`;
const file = (count: number) =>
  JSON.stringify({ Records: Array.from({ length: count }, () => trailRecord()) });

beforeAll(async () => {
  s3 = new S3Client({
    region: "ap-northeast-1",
    endpoint: inject("motoUrl"),
    forcePathStyle: true,
    credentials: { accessKeyId: "AKIDMOTO", secretAccessKey: "moto" },
  });
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      CreateBucketConfiguration: { LocationConstraint: "ap-northeast-1" },
    }),
  );
  const logs = file(3);
  const log = logKey("2026/11/20", "ap-northeast-1", "a");
  await put(log, logs);
  await put(logKey("2026/11/23", "ap-northeast-1", "b"), file(2));
  await put(logKey("2026/11/20", "us-east-1", "c"), file(1));
  const logFiles = [{ s3Bucket: Bucket, s3Object: log, hashValue: sha256(logs) }];
  const first = makeDigest(key, { bucket: Bucket, key: digestKey("01") }, { logFiles });
  await put(digestKey("01"), first.text, { signature: first.signature });
  const chain = {
    digestStartTime: "2026-11-20T01:00:00Z",
    digestEndTime: "2026-11-20T02:00:00Z",
    previousDigestS3Bucket: Bucket,
    previousDigestS3Object: digestKey("01"),
    previousDigestHashValue: sha256(first.text),
    previousDigestSignature: first.signature,
  };
  const second = makeDigest(key, { bucket: Bucket, key: digestKey("02") }, chain);
  await put(digestKey("02"), second.text, { signature: second.signature });
  const changed = [{ ...logFiles[0], hashValue: sha256("other") }];
  const third = makeDigest(key, { bucket: Bucket, key: digestKey("03") }, { logFiles: changed });
  await put(digestKey("03"), third.text, { signature: third.signature });
  const settings = {
    id: "trail",
    kind: "cloudtrail",
    regions: ["ap-northeast-1"],
    endpoint: await startFront(),
    s3: { bucket: Bucket, prefix: "/logs/" },
    credentials: { accessKeyId: "env:K", secretAccessKey: "env:S" },
    limits: { requestsPerSecond: 10_000 },
  };
  connection = await cloudTrail.connect(settings, testContext());
});
afterAll(async () => {
  await connection.close();
  front.closeAllConnections();
  front.close();
});

async function piecesOf(done: readonly string[] = []): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const piece of connection.pieces(
    (name) => done.includes(name),
    now,
    new AbortController().signal,
  ))
    pieces.push(piece);
  return pieces;
}

test("files and digests of the Region, oldest first, an organisation's folder in between; a day that is over is settled", async () => {
  const names = (await piecesOf()).map(({ name }) => name.replace(`s3/${Bucket}/${prefix}/`, ""));
  expect(names.map((name) => name.replace(/\d+_CloudTrail.*_(\w+\.json)/, "$1"))).toEqual([
    "CloudTrail/ap-northeast-1/2026/11/20/a.json.gz",
    "CloudTrail/ap-northeast-1/2026/11/20/",
    "CloudTrail/ap-northeast-1/2026/11/23/b.json.gz",
    ...["01", "02", "03"].map(
      (hour) => `CloudTrail-Digest/ap-northeast-1/2026/11/20/20261120T${hour}0000Z.json.gz`,
    ),
    "CloudTrail-Digest/ap-northeast-1/2026/11/20/",
  ]);
});

test("what is read is not offered again, and a settled day is not listed", async () => {
  const all = await piecesOf();
  const done = all.map(({ name }) => name);
  expect(await piecesOf(done)).toEqual([]);
  const late = logKey("2026/11/23", "ap-northeast-1", "late");
  await put(late, file(1));
  expect((await piecesOf(done)).map(({ name }) => name)).toEqual([`s3/${Bucket}/${late}`]);
});

test("every event of the files, and the hours whose digests hold", async () => {
  const pieces = await piecesOf();
  const stretches = (await Promise.all(pieces.map((piece) => stretchesOf(piece)))).flat();
  expect(eventsOf(recordsOf(stretches))).toHaveLength(6);
  const proved = stretches.flatMap((stretch) => stretch.proved ?? []);
  expect(proved.map(({ place, from }) => [place.backend, place.account, from])).toEqual([
    ["secrets-manager", account, "2026-11-20T00:00:00Z"],
    ["parameter-store", account, "2026-11-20T00:00:00Z"],
    ["secrets-manager", account, "2026-11-20T01:00:00Z"],
    ["parameter-store", account, "2026-11-20T01:00:00Z"],
  ]);
  expect(recordsOf(stretches).filter((record) => "rejected" in record)).toMatchObject([
    { rejected: expect.stringContaining("a log file was changed") },
  ]);
});

test("a bucket that is not there is named, with what to do", async () => {
  const other = await cloudTrail.connect(
    {
      id: "trail",
      kind: "cloudtrail",
      endpoint: inject("motoUrl"),
      s3: { bucket: "no-such-bucket", region: "ap-northeast-1" },
      credentials: { accessKeyId: "env:K", secretAccessKey: "env:S" },
    },
    testContext(),
  );
  const pieces = other
    .pieces(() => false, now, new AbortController().signal)
    [Symbol.asyncIterator]();
  const error = await pieces.next().catch((thrown: unknown) => thrown);
  expect(other.explain(error).message).toContain("s3:ListObjectsV2");
  await other.close();
});
