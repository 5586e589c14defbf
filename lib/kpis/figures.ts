import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma, prisma } from "@/lib/db/prisma";
import type { InventoryKpi, KpiDefinition, RecordKpi, Span, Where } from "./definition";
import type { KpiFilters } from "./model";
import { memberColumn, profile, recordsFrom } from "./profile";
import { byFacts } from "./tally/facts";

/** What the database counted of one KPI. A part is null when nothing connected could tell. */
export interface Figure {
  population: number;
  good: number | null;
  /** Of the population, the rows this viewer may open. */
  inScope: number;
  parts: Record<string, number | null>;
  /** What is counted beside it. */
  beside: Record<string, number | null>;
  excluded: Record<string, number>;
  /** The figure if nobody had taken anything out. */
  withoutExclusions: { population: number; good: number };
}

/** The whole and each team, counted in one pass. `team` undefined = the whole, null = unassigned. */
export interface CountedFigures {
  team: string | null | undefined;
  secrets: number;
  byKpi: Map<string, Figure>;
}

type Column = { key: string; sql: Prisma.Sql };

export async function countInventory(
  viewer: Viewer,
  inventory: Prisma.Sql,
  filters: KpiFilters,
  kpis: readonly InventoryKpi[],
): Promise<CountedFigures[]> {
  const secrets = rowsWith(Prisma.sql`s.is_live AND s.counted <> 'none'`);
  return count(profile(viewer, inventory, filters, kpis), secrets, kpis);
}

/** The same of one figure of records; `secrets` is 0. */
export async function countRecords(
  viewer: Viewer,
  span: Span,
  filters: KpiFilters,
  kpi: RecordKpi,
): Promise<CountedFigures[]> {
  return count(recordsFrom(viewer, each(kpi.records(span)), filters), Prisma.sql`0`, [kpi]);
}

const each = (records: Prisma.Sql) => Prisma.sql`SELECT r.*, 1 AS n FROM (${records}) AS r`;

/** The same from what a job has counted of the records. */
export async function countCells(
  viewer: Viewer,
  cells: Prisma.Sql,
  filters: KpiFilters,
  kpi: RecordKpi,
): Promise<CountedFigures[]> {
  return count(recordsFrom(viewer, cells, filters), Prisma.sql`0`, [byFacts(kpi)]);
}

async function count(
  rowsAsS: Prisma.Sql,
  secrets: Prisma.Sql,
  kpis: readonly KpiDefinition[],
): Promise<CountedFigures[]> {
  const columns = kpis.flatMap(columnsOf);
  const list = columns.map(({ sql }, i) => Prisma.sql`${sql}::int AS ${Prisma.raw(`c${i}`)}`);
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH ${rowsAsS}
    SELECT s.team, GROUPING(s.team) = 1 AS whole, ${secrets}::int AS secrets, ${Prisma.join(list)}
      FROM s GROUP BY GROUPING SETS ((), (s.team))
     ORDER BY whole DESC, s.team`;
  return rows.map((row) => readRow(row, kpis, columns));
}

const RawRow = z
  .object({ team: z.string().nullable(), whole: z.boolean(), secrets: z.int() })
  .catchall(z.int());

function readRow(raw: unknown, kpis: readonly KpiDefinition[], columns: readonly Column[]) {
  const row = RawRow.parse(raw);
  const count = new Map(columns.map(({ key }, i) => [key, row[`c${i}`] ?? 0]));
  return {
    team: row.whole ? undefined : row.team,
    secrets: row.secrets,
    byKpi: new Map(kpis.map((kpi) => [kpi.id as string, figureOf(kpi, count)])),
  };
}

function figureOf(kpi: KpiDefinition, count: ReadonlyMap<string, number>): Figure {
  const of = (name: string) => count.get(`${kpi.id} ${name}`) ?? 0;
  const population = of("population");
  const good = kpi.good ? of("good") : null;
  return {
    population,
    good,
    inScope: of("in-scope"),
    parts: Object.fromEntries(kpi.parts.map((p) => [p.id, p.where ? of(`part ${p.id}`) : null])),
    beside: Object.fromEntries(
      besideOf(kpi).map((p) => [p.id, p.where ? of(`beside ${p.id}`) : null]),
    ),
    excluded: Object.fromEntries(kpi.excluded.map(({ id }) => [id, of(`excluded ${id}`)])),
    withoutExclusions: {
      population: population + of("taken-out"),
      good: (good ?? 0) + of("taken-out good"),
    },
  };
}

/** One aggregate per number wanted; the key says which. */
function columnsOf(kpi: KpiDefinition): Column[] {
  const column = (name: string, ...where: Prisma.Sql[]) => ({
    key: `${kpi.id} ${name}`,
    sql: counting(kpi, Prisma.join(where.map(inBrackets), " AND ")),
  });
  const { population, good, parts, excluded } = kpi;
  const takenOut = excluded.filter(({ byPerson }) => byPerson).map(({ where }) => where);
  const outside = takenOut.length > 0 ? Prisma.join(takenOut.map(inBrackets), " OR ") : null;
  return [
    column("population", population),
    column("in-scope", population, Prisma.sql`s.in_scope`),
    ...(good ? [column("good", population, good)] : []),
    ...parts.flatMap(({ id, where }) => (where ? [column(`part ${id}`, population, where)] : [])),
    ...besideOf(kpi).flatMap(({ id, where }) => (where ? [column(`beside ${id}`, where)] : [])),
    ...excluded.map(({ id, where }) => column(`excluded ${id}`, where)),
    ...(outside ? [column("taken-out", outside)] : []),
    ...(outside && good ? [column("taken-out good", outside, good)] : []),
  ];
}

const besideOf = (kpi: KpiDefinition) => (kpi.records && kpi.beside) || [];

const counting = (kpi: KpiDefinition, where: Prisma.Sql) =>
  !kpi.records && kpi.member
    ? Prisma.sql`(count(DISTINCT ${memberColumn(kpi)}) FILTER (WHERE ${where}))`
    : rowsWith(where);

const rowsWith = (where: Prisma.Sql) => Prisma.sql`coalesce(sum(s.n) FILTER (WHERE ${where}), 0)`;

const inBrackets = (sql: Prisma.Sql) => Prisma.sql`(${sql})`;

/** Rows of a KPI, or of one of its parts or exclusions: the same predicates as the figures. Null: no such part. */
export function rowsWhere(
  kpi: KpiDefinition,
  { part, excluded }: { part?: string; excluded?: string },
): Prisma.Sql | null {
  const pick = (where: Where | null | undefined) => (where ? inBrackets(where) : null);
  if (excluded !== undefined) return pick(kpi.excluded.find(({ id }) => id === excluded)?.where);
  const population = inBrackets(kpi.population);
  if (part === undefined) return population;
  const aside = besideOf(kpi).find(({ id }) => id === part);
  if (aside) return pick(aside.where);
  const chosen =
    part === "good" ? pick(kpi.good) : pick(kpi.parts.find(({ id }) => id === part)?.where);
  return chosen && Prisma.sql`${population} AND ${chosen}`;
}
