import { appendFileSync, closeSync, existsSync, openSync, writeSync } from "node:fs";
import { type AuditCall, auditLines, kagimoriRole, lookupSelf } from "@/demo/world/audit-entry";
import { auditHour } from "@/demo/world/audit-reads";
import { DAY, HOUR, MINUTE } from "@/demo/world/calendar";
import type { Worlds } from "@/demo/world/state";

/** More than the ninety days in which a secret that nobody reads is called unused. */
const DAYS = 100;

/**
 * The file of the cluster's audit device. Made with the past at the first start, then written as things happen. Of Kagimori's own
 * calls only those that look its token up are in it: thousands of lists an hour would drown the rest.
 */
export class AuditFile {
  #until: number;
  #timer: NodeJS.Timeout;

  constructor(
    private readonly file: string,
    private readonly worlds: Worlds,
  ) {
    this.#until = Date.now();
    if (!existsSync(file)) this.#writePast();
    this.#timer = setInterval(() => this.#writePresent(), MINUTE / 2);
    this.#timer.unref();
  }

  lookedUp(requestId: string, agent: string): void {
    const at = Date.now();
    appendFileSync(
      this.file,
      auditLines(lookupSelf(at, `${requestId}/${at}`, kagimoriRole(agent))),
    );
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #writePast(): void {
    const { world } = this.worlds.at(this.#until);
    const opened = openSync(this.file, "w", 0o600);
    try {
      const first = Math.floor((this.#until - DAYS * DAY) / HOUR) * HOUR;
      for (let hour = first; hour < this.#until; hour += HOUR) {
        const calls = auditHour(world, hour).filter(({ at }) => at < this.#until);
        writeSync(opened, calls.map((call) => linesOf(call)).join(""));
      }
    } finally {
      closeSync(opened);
    }
  }

  #writePresent(): void {
    const now = Date.now();
    const { world } = this.worlds.at(now);
    const hours = new Set([this.#until, now].map((at) => Math.floor(at / HOUR) * HOUR));
    const calls = [...hours]
      .flatMap((hour) => auditHour(world, hour))
      .filter(({ at, key }) => at >= this.#until && at < now && !key.startsWith("self/"));
    this.#until = now;
    if (calls.length > 0) appendFileSync(this.file, calls.map((call) => linesOf(call)).join(""));
  }
}

/** A second device wrote one call too, at a time of its own; and one line was cut when the disk was full. */
function linesOf(call: AuditCall): string {
  const lines = auditLines(call);
  if (call.rest === "login") return lines + auditLines({ ...call, at: call.at + 21 });
  return call.rest === "data/logistics/nowhere/at-all" ? `${lines}${lines.slice(0, 180)}\n` : lines;
}
