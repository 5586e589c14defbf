import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { type Prisma, prisma } from "@/lib/db/prisma";
import { type AsOf, readAsOf } from "@/lib/organisation/as-of";
import { organisationSettings } from "@/lib/organisation/settings";
import { inventoryAt } from "./at";
import { countable, isOfRows, matching } from "./conditions";
import { encode, orderOf } from "./list-order";
import { toSecret } from "./list-row";
import type { SecretFilters, SecretPage, SecretQuery } from "./model/secret";
import { readPage, readPageByUrgency } from "./read-page";
import { findTally } from "./tally/find";

/** One page of the inventory inside the viewer's rows, and how many there are in all. */
export async function listSecrets(
  viewer: Viewer,
  query: SecretQuery,
  { now }: { now: Date },
): Promise<SecretPage> {
  const { timeZone } = await organisationSettings();
  const asOf = readAsOf(query.asOf, timeZone, now);
  const where = matching(viewer, query, asOf.at);
  const { cursor } = query;
  const asked = { asOf, order: orderOf(query), where, cursor, limit: query.limit + 1 };
  // Only states that hold rows are read: to ask for them once more would keep the planner from its indexes.
  const ofAnyState = { ...asked, where: matching(viewer, { ...query, rotation: [] }, asOf.at) };
  const large = (await findTally(asOf)) !== null;
  const counting = large ? countLarge(viewer, query, asOf) : countStates(query, where, asOf);
  const [rows, counts] = await Promise.all([
    large && isByUrgency(query)
      ? counting.then((counts) => readPageByUrgency(ofAnyState, counts.byState))
      : readPage(asked),
    counting,
  ]);
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return {
    items: rows.slice(0, query.limit).map(toSecret),
    nextCursor: last ? encode(last.cursor) : null,
    total: counts.total,
  };
}

const State = z.object({ state: z.string(), count: z.int() });

/** Of rows that only themselves can tell (text, owner) so many are counted in a large inventory. */
const countedRows = 10_000;

interface Counts {
  total: number | null;
  byState: ReadonlyMap<string, number>;
}

/** The same of a large inventory: where more rows match than are counted, no total is told, and no more than each may be. */
async function countLarge(viewer: Viewer, filters: SecretFilters, asOf: AsOf): Promise<Counts> {
  const where = matching(viewer, filters, asOf.at);
  if (!isOfRows(filters)) return countStates(filters, where, asOf);
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT s.rotation AS state, count(*)::int AS count
      FROM (SELECT s.rotation FROM ${inventoryAt(asOf)} WHERE ${where} LIMIT ${countedRows + 1}) AS s GROUP BY 1`;
  const found = countsOf(rows);
  if ((found.total ?? 0) <= countedRows) return found;
  const others = { ...filters, q: undefined, owner: [] };
  const { byState } = await countStates(others, matching(viewer, others, asOf.at), asOf);
  return { total: null, byState };
}

function countsOf(rows: unknown[]): Counts {
  const states = z.array(State).parse(rows);
  return {
    total: states.reduce((sum, { count }) => sum + count, 0),
    byState: new Map(states.map(({ state, count }) => [state, count])),
  };
}

/** How many rows there are of each state. */
async function countStates(filters: SecretFilters, where: Prisma.Sql, asOf: AsOf): Promise<Counts> {
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT s.rotation AS state, sum(s.n)::int AS count FROM ${await countable(filters, asOf)}
     WHERE ${where} GROUP BY 1 HAVING sum(s.n) <> 0`;
  return countsOf(rows);
}

/** Whether state after state is read: of live rows. */
const isByUrgency = ({ sort, removed, excluded }: SecretQuery) =>
  sort === "rotation" && removed === "no" && excluded !== "removed";
