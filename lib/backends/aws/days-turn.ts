import { createHash } from "node:crypto";
import { parseDuration } from "@/lib/config/model/duration";

const DAY = 86_400;
const DEFAULT_SCHEDULE = 6 * 3600;

/**
 * True in one of a day's scheduled runs for each identity, spread evenly: what changes without a trace in the
 * listing is asked again once a day, and no run asks for everything at once.
 */
export function isDaysTurn(
  identity: string,
  schedule: string | number | undefined,
  now: Date,
): boolean {
  const seconds =
    typeof schedule === "number"
      ? schedule
      : (schedule && parseDuration(schedule)) || DEFAULT_SCHEDULE;
  const turns = Math.max(1, Math.floor(DAY / seconds));
  const turn = Math.floor(now.getTime() / 1000 / seconds) % turns;
  return createHash("md5").update(identity).digest().readUInt32BE(0) % turns === turn;
}
