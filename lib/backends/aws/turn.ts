import { createHash } from "node:crypto";
import { parseDuration } from "@/lib/config/model/duration";

const DAY = 86_400;
const DEFAULT_SCHEDULE = 6 * 3600;

/**
 * True in one of the scheduled runs of these days for each identity, spread evenly: what may change without a
 * trace in the listing is asked again that often, and no run asks for everything at once.
 */
export function isTurn(
  identity: string,
  days: number,
  schedule: string | number | undefined,
  now: Date,
): boolean {
  const seconds =
    typeof schedule === "number"
      ? schedule
      : (schedule && parseDuration(schedule)) || DEFAULT_SCHEDULE;
  const turns = Math.max(1, Math.floor((days * DAY) / seconds));
  const turn = Math.floor(now.getTime() / 1000 / seconds) % turns;
  return createHash("md5").update(identity).digest().readUInt32BE(0) % turns === turn;
}
