import "server-only";
import { z } from "zod";
import { Prisma, prisma } from "@/lib/db/prisma";
import { type HoursSpan, logHours } from "./hours-sql";

/** A place of the inventory as the logs name it; an absent key is not looked at. */
export interface LoggedPlace {
  backend?: string;
  account?: string | null;
  region?: string | null;
  cluster?: string | null;
}

/** What the logs can prove of a span: with it stands every "no access". */
export interface ProvenHours {
  covered: number;
  /** Hours of the span whose traces had time to arrive. 0 covered of 0: nothing can be said. */
  of: number;
  /** Logs that tell of the place at all. */
  logs: number;
  /** Stretches that cannot be proved, [from, to), oldest first; at most a hundred. */
  unproved: { from: string; to: string; state: "gap" | "unprovable" }[];
}

const Row = z.object({
  hour: z.date(),
  covered: z.boolean(),
  pending: z.boolean(),
  gap: z.boolean(),
  logs: z.int(),
});

const hourMs = 3_600_000;
const most = 100;

/**
 * Which hours of a span the logs of a place can prove: an hour that any of them covers is proved. Of several places at
 * once (no account given, say) an hour counts only where each of them is proved.
 */
export async function provenHours(span: HoursSpan, place: LoggedPlace = {}): Promise<ProvenHours> {
  const rows = z.array(Row).parse(
    await prisma().$queryRaw<unknown[]>`
      WITH ${logHours(span)}, here AS (
        SELECT backend, account, region, cluster, hour, bool_or(state = 'covered') AS covered,
               bool_and(state = 'pending') AS pending, bool_or(state = 'gap') AS gap, count(*) AS logs
          FROM log_hours WHERE ${ofPlace(place)} GROUP BY 1, 2, 3, 4, 5)
      SELECT hour, bool_and(covered OR pending) AND bool_or(covered) AS covered,
             bool_or(pending) AND bool_and(covered OR pending) AND NOT bool_and(covered) AS pending,
             bool_or(gap AND NOT covered) AS gap, sum(logs)::int AS logs
        FROM here GROUP BY hour ORDER BY hour`,
  );
  const told = rows.filter(({ pending }) => !pending);
  return {
    covered: told.filter(({ covered }) => covered).length,
    of: rows.length === 0 ? hoursOf(span) : told.length,
    logs: rows[0]?.logs ?? 0,
    unproved: stretches(told.filter(({ covered }) => !covered)).slice(0, most),
  };
}

const hoursOf = ({ from, to }: HoursSpan) =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / hourMs));

function ofPlace(place: LoggedPlace): Prisma.Sql {
  const keys = (["backend", "account", "region", "cluster"] as const).flatMap((key) => {
    const value = place[key];
    return value === undefined ? [] : [Prisma.sql`${Prisma.raw(key)} = ${value ?? ""}`];
  });
  return keys.length === 0 ? Prisma.sql`TRUE` : Prisma.join(keys, " AND ");
}

/** Hours that follow one another in the same state, as one stretch. */
function stretches(hours: readonly { hour: Date; gap: boolean }[]): ProvenHours["unproved"] {
  const found: { from: number; to: number; state: "gap" | "unprovable" }[] = [];
  for (const { hour, gap } of hours) {
    const state = gap ? "gap" : "unprovable";
    const last = found.at(-1);
    if (last && last.to === hour.getTime() && last.state === state) last.to += hourMs;
    else found.push({ from: hour.getTime(), to: hour.getTime() + hourMs, state });
  }
  const iso = (at: number) => new Date(at).toISOString();
  return found.map(({ from, to, state }) => ({ from: iso(from), to: iso(to), state }));
}
