import type { PoolClient } from "pg";
import { Prisma } from "@/lib/db/prisma";
import { inTransaction } from "@/lib/db/transaction";
import { inventoryAt } from "@/lib/inventory/at";
import { holdInventoryWrites } from "@/lib/inventory/inventory-write";
import { dayOf, endOfDay, startOfDay } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { coverageAt } from "@/lib/sources/coverage";
import type { KpiDefinition, RecordKpi, Span } from "./definition";
import { kpis } from "./index";
import type { Coverage } from "./model";

/**
 * Closes civil day `day` of the organisation's zone: per KPI one kpi_close and its cells, as of the end of that day, from
 * what was recorded until then. A day that is already closed stays as it is. `late` when done on a later day than D+1.
 * Returns the ids of the KPIs closed now.
 */
export async function closeDayAsSystem(
  day: string,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<string[]> {
  const at = endOfDay(day, timeZone);
  if (at > now) throw new Error(`Day ${day} has not ended in ${timeZone}`);
  const late = dayOf(now, timeZone) !== dayOf(at, timeZone);
  const [inventory, { alertRule }] = await Promise.all([coverageAt(at), organisationSettings()]);
  const span = { from: startOfDay(day, timeZone), to: at, past: true, now, timeZone, alertRule };
  const close = { day, at, now, late };
  const ofInventory = await inTransaction(async (client) => {
    // Waits for every write that read its clock before us; later ones read a later clock.
    await holdInventoryWrites(client);
    const closed: string[] = [];
    for (const kpi of kpis)
      if (!kpi.records && (await closeKpi(client, kpi, inventoryOn(at), inventory, close)))
        closed.push(kpi.id);
    return closed;
  });
  // What happened is not written under that lock, and may take its time without holding up a sync.
  const ofRecords: string[] = [];
  for (const kpi of kpis) {
    if (!kpi.records) continue;
    const coverage = { ...(await kpi.coverage(span)), estate: inventory.estate };
    const closed = await inTransaction((client) =>
      closeKpi(client, kpi, recordsOn(kpi, span), coverage, close),
    );
    if (closed) ofRecords.push(kpi.id);
  }
  return [...ofInventory, ...ofRecords];
}

/** Closes one KPI with the rows it is counted from; false where it is closed already. */
async function closeKpi(
  client: PoolClient,
  kpi: KpiDefinition,
  rowsAsS: Prisma.Sql,
  coverage: Coverage,
  { day, at, now, late }: { day: string; at: Date; now: Date; late: boolean },
): Promise<boolean> {
  const run = (sql: Prisma.Sql) => client.query(sql.text, sql.values);
  const { rowCount } = await run(Prisma.sql`
    INSERT INTO kpi_close (kpi_id, day, definition_version, rules_version, as_of, closed_at, late, coverage)
    SELECT ${kpi.id}, ${day}::date, ${kpi.version}::int, rules_version, ${at}::timestamptz, ${now}::timestamptz,
           ${late}::boolean, ${JSON.stringify(coverage)}::jsonb
      FROM installation
    ON CONFLICT DO NOTHING`);
  if (rowCount === 0) return false;
  await run(Prisma.sql`
    INSERT INTO kpi_cell (kpi_id, day, team, service, environment, backend, classification,
                          numerator, denominator, parts, members)
    ${cells(kpi, day, rowsAsS)}`);
  return true;
}

const inventoryOn = (at: Date) => inventoryAt({ at, past: true });

/** What happened on the day, as far as it is known when the day is closed; figures of an instant, as of its end. */
function recordsOn(kpi: RecordKpi, span: Span): Prisma.Sql {
  return Prisma.sql`(${kpi.records(kpi.overPeriod ? span : { ...span, from: span.to })}) AS s`;
}

/** The cells of one KPI as a SELECT, in the order of kpi_cell's columns. */
function cells(kpi: KpiDefinition, day: string, rowsAsS: Prisma.Sql): Prisma.Sql {
  const population = Prisma.sql`(${kpi.population})`;
  const counted = Prisma.sql`(count(*) FILTER (WHERE ${population}))::int`;
  const part = (id: string, where: Prisma.Sql) =>
    Prisma.sql`${id}::text, count(*) FILTER (WHERE ${where})`;
  const beside = (kpi.records && kpi.beside) || [];
  const parts = [
    ...kpi.parts.flatMap(({ id, where }) =>
      where ? [part(id, Prisma.sql`${population} AND (${where})`)] : [],
    ),
    ...beside.flatMap(({ id, where }) => (where ? [part(`beside.${id}`, where)] : [])),
    ...kpi.excluded.map(({ id, where }) => part(`excluded.${id}`, where)),
  ];
  const anything = Prisma.join(
    [
      population,
      ...[...kpi.excluded, ...beside].flatMap(({ where }) =>
        where ? [Prisma.sql`(${where})`] : [],
      ),
    ],
    " OR ",
  );
  return Prisma.sql`
    SELECT ${kpi.id}, ${day}::date, coalesce(s.team, ''), coalesce(s.service, ''), coalesce(s.environment, ''),
           coalesce(s.backend, ''), coalesce(s.classification, ''),
           ${kpi.good ? Prisma.sql`(count(*) FILTER (WHERE ${population} AND (${kpi.good})))::int` : Prisma.sql`NULL::int`},
           ${memberOf(kpi) ? Prisma.sql`NULL::int` : counted},
           jsonb_build_object(${Prisma.join(parts)}),
           ${members(kpi, population)}
      FROM ${rowsAsS}
     WHERE ${anything}
     GROUP BY s.team, s.service, s.environment, s.backend, s.classification`;
}

const memberOf = (kpi: KpiDefinition) => (kpi.records ? undefined : kpi.member);

function members(kpi: KpiDefinition, population: Prisma.Sql): Prisma.Sql {
  const member = memberOf(kpi);
  if (!member) return Prisma.sql`'{}'::text[]`;
  return Prisma.sql`coalesce(array_agg(DISTINCT ${member}) FILTER (WHERE ${population}), '{}')`;
}
