import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { collectAsSystem } from "@/lib/access-history/ingest/collect";
import { withLog } from "@/lib/access-history/ingest/connect";
import { EventStore } from "@/lib/access-history/store/write-stretch";
import type { ParsedRecord } from "@/lib/access-sources/access-source";
import { emptyEvents, storeInventedSecrets } from "./access-database";
import type { Bench, Scale } from "./goal";
import { folderConfig, writeTrails } from "./make-believe-folder";
import { median, seconds } from "./measure";
import { storeAll } from "./store-all";

/** Events of one file: five minutes of a busy account. */
const EACH = 5000;

/** From gzipped log files on disk to rows, against the slower of its halves: reading them alone, and storing alone what was read. */
export const ingestFiles: Bench = {
  goals: [
    {
      name: "files-end-to-end",
      goal: 0.5,
      must: "at least",
      unit: "of the slower of parsing and ingest",
    },
  ],
  async run({ ingested: events, rounds }: Scale) {
    const folder = mkdtempSync(join(tmpdir(), "kagimori-bench-logs-"));
    await storeInventedSecrets();
    await writeTrails(folder, events, EACH);
    const { signal } = new AbortController();
    const log = { loaded: folderConfig(folder), sourceId: "bench", signal };
    const parse = async () => {
      const records: ParsedRecord[] = [];
      await withLog(log, async (connection) => {
        for await (const piece of connection.pieces(() => false, new Date(), signal))
          for await (const stretch of piece.read(null, signal)) records.push(...stretch.records);
      });
      return records;
    };
    const collect = async () => {
      const { counts, failure } = await collectAsSystem(log);
      if (counts?.events !== events) throw new Error(`${counts?.events} rows; ${failure?.message}`);
    };
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round++) {
      let records: ParsedRecord[] = [];
      const parsing = await seconds(async () => {
        records = await parse();
      });
      await emptyEvents();
      const storing = await seconds(() => storeAll(new EventStore(), records));
      records = [];
      await emptyEvents();
      const both = await seconds(collect);
      process.stderr.write(
        `  ${[parsing, storing, both].map((one) => Math.round(events / one)).join(", ")} events/s parsed, stored, both\n`,
      );
      ratios.push(Math.max(parsing, storing) / both);
    }
    rmSync(folder, { recursive: true });
    return { "files-end-to-end": median(ratios) };
  },
};
