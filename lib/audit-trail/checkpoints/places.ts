import "server-only";
import { dirname, join, resolve } from "node:path";
import { environment } from "@/lib/config/environment";
import { type LoadedConfig, loadConfig } from "@/lib/config/load";
import type { CheckpointPlaceSettings } from "@/lib/config/model/evidence";
import { invalidInput } from "@/lib/errors";
import { mailerOf } from "@/lib/notifications/mailer";
import { fileOfCheckpoints } from "./file";
import { mailboxesOfCheckpoints } from "./mail";
import type { CheckpointPlace } from "./place";
import { bucketOfCheckpoints } from "./s3";
import { syslogOfCheckpoints } from "./syslog";

/** Where this installation keeps its checkpoints, by the config file; else a file in the data folder. */
export function checkpointPlaces(now: Date): CheckpointPlace[] {
  const { configFile, dataDir } = environment();
  const loaded = configFile === null ? null : loadConfig(configFile, now);
  const configured = loaded?.config.auditTrail.checkpoints ?? [];
  if (!loaded || configured.length === 0)
    return [fileOfCheckpoints(join(dataDir, "audit-checkpoints.jsonl"))];
  return configured.map((settings) => placeOf(settings, loaded));
}

function placeOf(settings: CheckpointPlaceSettings, loaded: LoadedConfig): CheckpointPlace {
  const beside = (path: string) => resolve(dirname(loaded.file), path);
  if ("file" in settings) return fileOfCheckpoints(beside(settings.file));
  if ("s3" in settings) return bucketOfCheckpoints(settings.s3);
  if ("syslog" in settings) {
    const { caFile, ...rest } = settings.syslog;
    return syslogOfCheckpoints({ ...rest, caFile: caFile && beside(caFile) });
  }
  const mailer = mailerOf(loaded);
  if (!mailer) throw invalidInput("auditTrail.checkpoints: mail needs notifications.smtp.");
  return mailboxesOfCheckpoints(mailer, settings.mail.to);
}
