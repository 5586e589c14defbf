import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  statSync,
  utimesSync,
  writeSync,
} from "node:fs";
import type { DemoClock } from "@/demo/servers/clock";
import { type AuditCall, auditLines, kagimoriRole, lookupSelf } from "@/demo/world/audit-entry";
import { auditHour } from "@/demo/world/audit-reads";
import { DAY, HOUR, MINUTE, tokyoMidnight } from "@/demo/world/calendar";
import type { Worlds } from "@/demo/world/state";
import { FOLLOWED_DAYS } from "@/demo/world/trail";

/** When the file was first followed, it held more than the ninety days in which a secret that nobody reads is called unused. */
const DAYS = FOLLOWED_DAYS + 100;

/**
 * The file of the cluster's audit device, written on as the servers' clock moves forward; its own date says until when. Of
 * Kagimori's own calls only those that look its token up are in it (thousands of lists an hour would drown the rest): once
 * an hour before the demo was first started, since then those that were really made.
 */
export class AuditFile {
  #until: number;
  #timer: NodeJS.Timeout;

  constructor(
    private readonly file: string,
    private readonly worlds: Worlds,
    private readonly clock: DemoClock,
    private readonly began: number,
  ) {
    this.#until = existsSync(file)
      ? statSync(file).mtimeMs
      : Math.floor((tokyoMidnight(began) - DAYS * DAY) / HOUR) * HOUR;
    clock.onSet(() => this.#writeOn());
    this.#timer = setInterval(() => this.#writeOn(), MINUTE / 2);
    this.#timer.unref();
  }

  lookedUp(requestId: string, agent: string): void {
    const at = this.clock.now();
    if (at < this.began) return;
    appendFileSync(
      this.file,
      auditLines(lookupSelf(at, `${requestId}/${at}`, kagimoriRole(agent))),
    );
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Everything since the last time, up to now. */
  #writeOn(): void {
    const now = this.clock.now();
    const from = this.#until;
    if (now <= from) return;
    const { world } = this.worlds.at(now);
    const opened = openSync(this.file, "a", 0o600);
    try {
      for (let hour = Math.floor(from / HOUR) * HOUR; hour < now; hour += HOUR) {
        const calls = auditHour(world, hour).filter((call) => this.#tells(call, from, now));
        if (calls.length > 0) writeSync(opened, calls.map((call) => linesOf(call)).join(""));
      }
    } finally {
      closeSync(opened);
    }
    this.#until = now;
    utimesSync(this.file, new Date(now), new Date(now));
  }

  #tells({ at, key }: AuditCall, from: number, until: number): boolean {
    return at >= from && at < until && (at < this.began || !key.startsWith("self/"));
  }
}

/** A second device wrote one call too, at a time of its own; and one line was cut when the disk was full. */
function linesOf(call: AuditCall): string {
  const lines = auditLines(call);
  if (call.rest === "login") return lines + auditLines({ ...call, at: call.at + 21 });
  return call.rest === "data/logistics/nowhere/at-all" ? `${lines}${lines.slice(0, 180)}\n` : lines;
}
