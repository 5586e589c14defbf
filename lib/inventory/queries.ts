import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma, prisma } from "@/lib/db/prisma";
import { type AsOf, readAsOf } from "@/lib/organisation/as-of";
import { organisationSettings } from "@/lib/organisation/settings";
import { boundsOf, matching, matchingLive } from "./conditions";
import { countRows } from "./list/count";
import { mergePages } from "./list/merge";
import { readSections } from "./list/read-sections";
import { anyState, type Reach, type Section, sectionsOf, usualReach } from "./list/sections";
import { encode, type Leading, type Order, orderOf, readCursor } from "./list-order";
import { toSecret } from "./list-row";
import type { SecretPage, SecretQuery } from "./model/secret";
import { type Listed, readPage } from "./read-page";
import { findTally } from "./tally/find";

/** One page of the inventory inside the viewer's rows, and how many there are in all. */
export async function listSecrets(
  viewer: Viewer,
  query: SecretQuery,
  { now, reach = usualReach }: { now: Date; reach?: Reach },
): Promise<SecretPage> {
  const { timeZone } = await organisationSettings();
  const asOf = readAsOf(query.asOf, timeZone, now);
  const large = (await findTally(asOf)) !== null;
  const read = large && query.excluded !== "removed" ? readLarge : readSmall;
  const { rows, total } = await read(viewer, query, asOf, orderOf(query, large), reach);
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return {
    items: rows.slice(0, query.limit).map(toSecret),
    nextCursor: last ? encode(last.cursor) : null,
    total,
  };
}

interface Page {
  /** One more than a page holds, where there are more. */
  rows: Listed[];
  total: number | null;
}

async function readSmall(
  viewer: Viewer,
  query: SecretQuery,
  asOf: AsOf,
  order: Order,
): Promise<Page> {
  const where = matching(viewer, query, asOf.at);
  const [rows, { total }] = await Promise.all([
    readPage({ asOf, order, where, cursor: query.cursor, limit: query.limit + 1 }),
    countRows(viewer, query, asOf, { large: false }),
  ]);
  return { rows, total };
}

/** Of live and removed rows each has its indexes; of a list of both a page is read from each. */
async function readLarge(
  viewer: Viewer,
  query: SecretQuery,
  asOf: AsOf,
  order: Order,
  reach: Reach,
): Promise<Page> {
  const { removed, cursor } = query;
  const limit = query.limit + 1;
  const gone = matching(viewer, { ...query, removed: "only" }, asOf.at);
  const [live, dead, both] = await Promise.all([
    removed === "only" ? null : readLive(viewer, query, asOf, order, reach),
    removed === "no" ? null : readPage({ asOf, order, where: gone, cursor, limit }),
    removed === "no" ? null : countRows(viewer, query, asOf, { large: true }),
  ]);
  return {
    rows: mergePages(order, live?.rows ?? [], dead ?? []).slice(0, limit),
    total: both ? both.total : (live?.total ?? null),
  };
}

async function readLive(
  viewer: Viewer,
  query: SecretQuery,
  asOf: AsOf,
  order: Order,
  reach: Reach,
): Promise<Page> {
  const filters = { ...query, removed: "no" } as const;
  const limit = query.limit + 1;
  const { descending } = order;
  const [leading, { total, by }] = await Promise.all([
    withLabels(order.leading),
    countRows(viewer, filters, asOf, { large: true, leading: order.leading?.column }),
  ]);
  const whole: Section = {
    where: stretchOf(filters, asOf.at),
    key: null,
    count: [...by.values()].reduce(sum, 0),
  };
  const begin = readCursor(order, query.cursor)?.[0];
  const sections = leading
    ? sectionsOf(leading, by, { at: asOf.at, descending, wanted: limit, begin, few: reach.few })
    : [whole];
  const rows = await readSections(
    {
      asOf,
      order,
      where: matchingLive(viewer, filters, asOf.at),
      bounds: boundsOf(viewer, filters),
      cursor: query.cursor,
      limit,
      reach,
    },
    sections,
  );
  return { rows, total };
}

/** The leading column with the words it is ordered by. */
async function withLabels(leading: Leading | undefined): Promise<Leading | undefined> {
  if (!leading?.byLabel) return leading;
  const places = await prisma().place.findMany({ select: { id: true, label: true } });
  const labels = new Map(places.map(({ id, label }) => [String(id), label]));
  return { ...leading, keyOf: (value) => leading.keyOf(labels.get(value ?? "") ?? null) };
}

/** A state is where its due dates are: by them it is found at the begin of an index of its own, in every other at the end. */
const stretchOf = ({ sort, rotation }: Pick<SecretQuery, "sort" | "rotation">, at: Date) =>
  sort === "due" && rotation.length === 1 ? anyState(rotation, at) : Prisma.sql`TRUE`;
const sum = (a: number, b: number) => a + b;
