import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { dayOf } from "@/lib/organisation/calendar";

const QUARTER_MS = 15 * 60_000;
const REMEMBERED = 50_000;

const Zone = z.object({ zone: z.string().nullable() });

/** Days of the organisation's zone; a quarter of an hour is asked for once, for no zone begins its day within one. */
export class OrganisationDays {
  private zone: string | undefined;
  private readonly known = new Map<number, string>();

  /** Reads the zone, which is fixed at the first sync and never changes after. */
  async ready(): Promise<void> {
    if (this.zone) return;
    const { rows } = await pool().query("SELECT time_zone AS zone FROM installation");
    this.zone = Zone.optional().parse(rows[0])?.zone ?? undefined;
    if (!this.zone) this.known.clear();
  }

  readonly of = (at: number): string => {
    const quarter = Math.floor(at / QUARTER_MS);
    let day = this.known.get(quarter);
    if (day === undefined) {
      if (this.known.size > REMEMBERED) this.known.clear();
      day = dayOf(new Date(quarter * QUARTER_MS), this.zone ?? "Asia/Tokyo");
      this.known.set(quarter, day);
    }
    return day;
  };
}
