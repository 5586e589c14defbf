import { Prisma } from "@/lib/db/prisma";
import { among } from "@/lib/kpis/filters";
import { inState, urgencies } from "../by-urgency";
import type { Leading } from "../list-order";

/** Rows that stand together in a list's order. */
export interface Section {
  /** Which rows of `s`: in words of its own columns, so that an index finds them. */
  where: Prisma.Sql;
  /** How many rows at most fit the list's conditions. */
  count: number;
  /** What the first key is for all of them; null where they are many. */
  key: string | null;
}

/** Between gathering rows and walking along an index is chosen by these numbers of rows. */
export const usualReach = {
  /** Up to so many are gathered and sorted; of more, an index in their order gives the first sooner. */
  few: 4000,
  /** So many of an index are looked at for a page before its rows are gathered instead. */
  steps: 20_000,
  /** More than this take longer to gather than an index takes for ten times as many steps. */
  many: 60_000,
};
export type Reach = typeof usualReach;

/** How many rows each value of the leading column has; null is a value too. */
export type Counts = ReadonlyMap<string | null, number>;

interface Wanted {
  at: Date;
  descending: boolean;
  /** How many rows fill a page. */
  wanted: number;
  /** The leading key of the row after which the page begins. */
  begin: string | undefined;
  few: number;
}

/**
 * The sections of an order, first to last, each of one value of its leading column; those of few rows are joined until they
 * fill a page. So no page walks past the rows of other values, of which the conditions may leave none.
 */
export function sectionsOf(
  { column, keyOf, byRank }: Leading,
  counts: Counts,
  { at, descending, wanted, begin, few }: Wanted,
): Section[] {
  const order = descending ? -1 : 1;
  const compare = byRank ? bySize : byCodePoint;
  const values = [...counts]
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ value, count, key: keyOf(value) }))
    .filter(({ key }) => begin === undefined || order * compare(key, begin) >= 0)
    .sort((a, b) => order * compare(a.key, b.key));
  const sections: Section[] = [];
  let open: { value: string | null; key: string }[] = [];
  let rows = 0;
  const close = () => {
    const [first, ...others] = open;
    if (first)
      sections.push({
        where: holding(
          column,
          open.map(({ value }) => value),
          at,
        ),
        count: rows,
        key: others.every(({ key }) => key === first.key) ? first.key : null,
      });
    open = [];
    rows = 0;
  };
  for (const { value, count, key } of values) {
    const alike = open.at(-1)?.key === key; // two places may be called the same
    // Of several states no one index has the rows.
    if (!alike && (column === "rotation" || rows + count > few || rows >= wanted)) close();
    open.push({ value, key });
    rows += count;
  }
  close();
  return sections;
}

const bySize = (a: string, b: string) => Number(a) - Number(b);
/** As the database orders text. */
const byCodePoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

function holding(column: Leading["column"], values: readonly (string | null)[], at: Date) {
  if (column === "rotation") return anyState(values, at);
  if (column === "place_id") return inPlaces(values.map(Number));
  return among(
    column,
    values.map((value) => value ?? "unassigned"),
  );
}

// One value as one value: only then an index gives the rows in the order of its next columns.
const inPlaces = (ids: readonly number[]) =>
  ids.length === 1
    ? Prisma.sql`s.place_id = ${ids[0]}`
    : Prisma.sql`s.place_id = ANY(${[...ids]}::int[])`;

/** SQL condition: row `s` is in one of these states, in words of the indexes that hold them. */
export function anyState(values: readonly (string | null)[], at: Date): Prisma.Sql {
  const states = urgencies.filter(({ state }) => values.includes(state));
  if (states.length === 0) return Prisma.sql`FALSE`;
  return Prisma.sql`(${Prisma.join(
    states.map(({ state }) => Prisma.sql`(${inState(state, at)})`),
    " OR ",
  )})`;
}
