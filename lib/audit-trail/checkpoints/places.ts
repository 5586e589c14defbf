import "server-only";
import { dirname, join, resolve } from "node:path";
import { environment } from "@/lib/config/environment";
import { loadConfig } from "@/lib/config/load";
import { fileOfCheckpoints } from "./file";
import type { CheckpointPlace } from "./place";
import { bucketOfCheckpoints } from "./s3";

/** Where this installation keeps its checkpoints, by the config file; else a file in the data folder. */
export function checkpointPlaces(now: Date): CheckpointPlace[] {
  const { configFile, dataDir } = environment();
  const configured =
    configFile === null ? [] : loadConfig(configFile, now).config.auditTrail.checkpoints;
  const places = configured.map((settings) =>
    "file" in settings
      ? fileOfCheckpoints(resolve(dirname(configFile ?? ""), settings.file))
      : bucketOfCheckpoints(settings.s3),
  );
  return places.length > 0 ? places : [fileOfCheckpoints(join(dataDir, "audit-checkpoints.jsonl"))];
}
