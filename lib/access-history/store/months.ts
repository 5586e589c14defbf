import "server-only";
import { pool } from "@/lib/db/pool";

/** The months for which there is a table; makes those that are missing, outside any transaction of ours. */
export class Months {
  private readonly made = new Set<string>();

  /** @param instants in milliseconds since 1970 */
  async ensure(instants: Iterable<number>): Promise<void> {
    const months = new Set<string>();
    let last = "";
    for (const at of instants) {
      const month = monthOf(at);
      if (month !== last) months.add(month);
      last = month;
    }
    for (const month of months) {
      if (this.made.has(month)) continue;
      await pool().query("SELECT make_access_month($1)", [`${month}-15T00:00:00Z`]);
      this.made.add(month);
    }
  }

  /** After retention has dropped one. */
  forget(): void {
    this.made.clear();
  }
}

function monthOf(at: number): string {
  const date = new Date(at);
  return `${date.getUTCFullYear()}-${String(date.getUTCMonth() + 1).padStart(2, "0")}`;
}
