import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import type { CallCounter } from "./call-counter";

const EVERY_MS = 1000;
const Told = z.object({ cancelled: z.boolean() });

/**
 * What a run has read so far, committed at most once a second: heartbeat, rows, pages and our own calls. Tells whether
 * somebody asked to cancel. `found` counts entries once, however often a listing shows them.
 */
export class RunProgress {
  private pages = 0;
  private found: number;
  private readonly runId: string;
  /** Entries so far of the places that are being read, by place. */
  private readonly reading = new Map<number, number>();
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> = Promise.resolve();

  constructor(
    open: { id: string; found: number; pages: number },
    private readonly clock: () => Date,
    private readonly calls: CallCounter,
    private readonly on: { cancelled(): void; failed(error: unknown): void },
  ) {
    this.runId = open.id;
    this.found = open.found;
    this.pages = open.pages;
  }

  start(): void {
    this.timer = setInterval(() => {
      this.sending = this.sending.then(() => this.send()).catch(this.on.failed);
    }, EVERY_MS);
  }

  /** Commits the last figures. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.sending;
    await this.send();
  }

  /** @param found entries of the place so far */
  page(placeId: number, found: number): void {
    this.pages++;
    this.reading.set(placeId, found);
  }

  placeDone(placeId: number, found: number): void {
    this.reading.delete(placeId);
    this.found += found;
  }

  private async send(): Promise<void> {
    await this.calls.flush();
    const found = [...this.reading.values()].reduce((sum, count) => sum + count, this.found);
    const { rows } = await pool().query(
      `UPDATE sync_run SET found = $2, pages = $3, heartbeat_at = $4 WHERE id = $1
       RETURNING cancel_requested_at IS NOT NULL AS cancelled`,
      [this.runId, found, this.pages, this.clock()],
    );
    if (rows[0] && Told.parse(rows[0]).cancelled) this.on.cancelled();
  }
}
