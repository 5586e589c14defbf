import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import type { Compared } from "./compare";
import type { Effect } from "./model";

const Owned = z.array(z.object({ owner: z.string(), count: z.number() }));

/** How many secrets each of these people owns now; who owns none is not named. */
export async function ownedBy(
  people: readonly string[],
  client: Pick<PoolClient, "query">,
): Promise<ReadonlyMap<string, number>> {
  if (people.length === 0) return new Map();
  const { rows } = await client.query(
    `SELECT owner, count(*)::int AS count FROM secret
      WHERE removed_at IS NULL AND owner = ANY($1) GROUP BY owner`,
    [people],
  );
  return new Map(Owned.parse(rows).map(({ owner, count }) => [owner, count]));
}

/** What the leavers of an import leave behind, as of `today`; and its rows, those that leave most behind first. */
export function effectOf(
  rows: readonly Compared[],
  owned: ReadonlyMap<string, number>,
  teams: readonly { id: string; name: string; lead?: string | undefined }[],
  today: string,
): { effect: Effect; ordered: Compared[] } {
  const owns = ({ key }: Compared) => owned.get(key ?? "") ?? 0;
  const gone = rows.filter(
    ({ kind, after }) => (kind === "leave" || kind === "add") && after?.left && after.left <= today,
  );
  const missing = rows.filter(({ kind }) => kind === "missing");
  const sum = (some: readonly Compared[]) => some.reduce((total, row) => total + owns(row), 0);
  const leavers = new Set(gone.map(({ key }) => key));
  return {
    effect: {
      ownedByLeavers: sum(gone),
      ownedByMissing: sum(missing),
      leaderless: teams.flatMap(({ name, lead }) => (lead && leavers.has(lead) ? [name] : [])),
    },
    ordered: rows.toSorted((a, b) =>
      a.kind === b.kind && (a.kind === "leave" || a.kind === "missing") ? owns(b) - owns(a) : 0,
    ),
  };
}
