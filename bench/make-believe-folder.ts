import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { LoadedConfig } from "@/lib/config/load";
import { Config } from "@/lib/config/model";
import { trailRecords } from "./make-believe-logs";

/** Records made at once. */
const BLOCK = 5000;

/** Writes a CloudTrail log of so many reads, gzipped, beginning with the read of that number. */
export async function writeTrail(file: string, from: number, count: number): Promise<void> {
  await pipeline(
    Readable.from(textOf(from, count)),
    createGzip({ level: 6 }),
    createWriteStream(file),
  );
}

function* textOf(from: number, count: number): Generator<string> {
  yield '{"Records":[';
  for (let at = 0; at < count; at += BLOCK) {
    const records = trailRecords(from + at, Math.min(BLOCK, count - at)).join(",");
    yield at === 0 ? records : `,${records}`;
  }
  yield "]}";
}

/** A folder of such logs, named as AWS names them: so many events in all, so many in each. */
export async function writeTrails(folder: string, events: number, each: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (let at = 0; at < events; at += each) {
    const number = String(at / each).padStart(6, "0");
    const name = `111122223333_CloudTrail_ap-northeast-1_20261001T0000Z_${number}.json.gz`;
    await writeTrail(join(folder, name), at, Math.min(each, events - at));
  }
}

/** A config with one log: the files in that folder. */
export const folderConfig = (folder: string): LoadedConfig => ({
  config: Config.parse({ sources: [{ id: "bench", kind: "cloudtrail", folder }] }),
  file: join(folder, "kagimori.config.yaml"),
  hash: "",
  lines: {},
  warnings: [],
});
