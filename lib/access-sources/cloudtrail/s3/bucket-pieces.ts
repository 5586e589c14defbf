import type { Piece } from "@/lib/access-sources/access-source";
import type { Session } from "@/lib/backends/aws/session";
import { filePiece } from "../read-file";
import type { RecordContext } from "../record-context";
import type { CloudTrailSettings } from "../settings";
import { Bucket } from "./bucket";
import { digestPiece } from "./digest-piece";

const DAY = 86_400_000;
/** A file lies in the folder of the day it was delivered; what is late comes into today's. Two days are listed again. */
const OPEN_DAYS = 2;

interface Asked {
  session: Session;
  s3: NonNullable<CloudTrailSettings["s3"]>;
  /** Regions whose files are read; all where none are named. */
  regions: readonly string[] | undefined;
  digests: boolean;
  records: RecordContext;
}

/**
 * Log files and digests of every account and Region below the prefix, organisation trails too, day by day. A day (month, year)
 * that is over and read has a piece of its own, which holds nothing: once it is done the folder is not listed again.
 */
export async function* bucketPieces(
  asked: Asked,
  done: (name: string) => boolean,
  now: Date,
  signal: AbortSignal,
): AsyncGenerator<Piece> {
  const { session, s3, regions, digests } = asked;
  const region = s3.region ?? session.settings.regions[0] ?? "us-east-1";
  const bucket = new Bucket(session, s3.bucket, region);
  const closed = new Date(now.getTime() - OPEN_DAYS * DAY).toISOString().slice(0, 10);
  const root = s3.prefix ? `${s3.prefix}/AWSLogs/` : "AWSLogs/";
  for await (const account of accountFolders(bucket, root, signal)) {
    for (const kind of digests
      ? (["CloudTrail", "CloudTrail-Digest"] as const)
      : (["CloudTrail"] as const)) {
      for (const folder of await bucket.folders(`${account}${kind}/`, signal)) {
        const name = folder.split("/").at(-2) ?? "";
        if (regions && !regions.includes(name)) continue;
        const piece = (key: string): Piece =>
          kind === "CloudTrail"
            ? {
                name: pieceName(bucket, key),
                read: (from, stop) =>
                  filePiece(key, () => bucket.bytes(key, stop), asked.records).read(from, stop),
              }
            : digestPiece({ session, bucket, region: name, key, name: pieceName(bucket, key) });
        yield* below({ bucket, piece, closed, done, signal }, folder, []);
      }
    }
  }
}

const pieceName = ({ name }: Bucket, key: string) => `s3/${name}/${key}`;

/** `…/AWSLogs/111122223333/`, also those below an organisation's id. */
async function* accountFolders(
  bucket: Bucket,
  root: string,
  signal: AbortSignal,
): AsyncGenerator<string> {
  for (const folder of await bucket.folders(root, signal)) {
    const name = folder.split("/").at(-2) ?? "";
    if (/^\d{12}$/.test(name)) yield folder;
    else if (name.startsWith("o-")) yield* accountFolders(bucket, folder, signal);
  }
}

interface Walk {
  bucket: Bucket;
  piece: (key: string) => Piece;
  /** Days before it are over. */
  closed: string;
  done: (name: string) => boolean;
  signal: AbortSignal;
}

/** Years, months and days below a Region, oldest first. */
async function* below(walk: Walk, folder: string, date: readonly string[]): AsyncGenerator<Piece> {
  const { bucket, done, signal } = walk;
  const settled = pieceName(bucket, folder);
  if (done(settled)) return;
  if (date.length < 3) {
    for (const next of await bucket.folders(folder, signal))
      yield* below(walk, next, [...date, next.split("/").at(-2) ?? ""]);
  } else {
    for await (const key of bucket.keys(folder, signal)) {
      if (key.endsWith(".json.gz") && !done(pieceName(bucket, key))) yield walk.piece(key);
    }
  }
  // Its year, month or day and all in it lie before the days that are listed again.
  if (date.length > 0 && `${date.join("-")}~` < walk.closed) yield { name: settled, read: nothing };
}

async function* nothing(): AsyncGenerator<never> {
  yield* [];
}
