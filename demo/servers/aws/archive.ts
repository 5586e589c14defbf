import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Traces } from "@/demo/servers/aws/traces";
import { accountList } from "@/demo/world/accounts";
import { DAY, HOUR } from "@/demo/world/calendar";
import { FOLLOWED_DAYS, trailOf } from "@/demo/world/trail";
import { trailRecord } from "@/demo/world/trail-event";
import type { World } from "@/demo/world/world";

/** Event history forgot after ninety days when it was first asked; the company keeps the files of some days before. */
const FROM_DAYS = FOLLOWED_DAYS + 100;
const TO_DAYS = FOLLOWED_DAYS + 89;

/** Writes those days as log files, in the folders and under the names CloudTrail gives them in a bucket. */
export function writeArchive(folder: string, world: World, traces: Traces, mark: string): void {
  const first = Math.floor((world.when.today - FROM_DAYS * DAY) / HOUR) * HOUR;
  const last = world.when.today - TO_DAYS * DAY;
  for (const { id: account, connected, regions } of accountList) {
    if (!connected) continue;
    for (const region of regions) {
      const place = { account, region };
      const trail = trailOf(world, account, region);
      const records: Record<string, unknown>[] = [];
      for (let hour = first; hour < last; hour += HOUR) {
        for (const kept of [...trail.hour(hour), ...traces.hour(place, hour, mark)])
          records.push(trailRecord(kept, place));
      }
      const [year = "", month = "", day = ""] = new Date(last)
        .toISOString()
        .slice(0, 10)
        .split("-");
      const path = join(folder, "AWSLogs", account, "CloudTrail", region, year, month, day);
      mkdirSync(path, { recursive: true });
      const name = `${account}_CloudTrail_${region}_${year}${month}${day}T0005Z_hokushinArchive1.json.gz`;
      writeFileSync(join(path, name), gzipSync(JSON.stringify({ Records: records })));
    }
  }
}
