import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma } from "@/lib/db/prisma";
import { organisationSettings } from "@/lib/organisation/settings";
import { attributesAt } from "./at-event-time";
import type { AccessFilters } from "./model/query";
import { causeNumber, marks, readUses } from "./model/terms";
import { cameFrom } from "./narrow";
import { readPeriod } from "./period";
import { searchConditions } from "./search-set";
import { attributeConditions, type IdSet, idsOf, inSet, principalsOf, targetsOf } from "./sets";
import { outsideWorkingHours } from "./working-hours-sql";

/** What is asked, in SQL: conditions on event `e`, and the joins they need. */
export interface Asked {
  /** FROM item with `e`, and `t` and `s` where attributes at event time are asked for. */
  joins: Prisma.Sql;
  where: Prisma.Sql;
  /** Null: any. */
  targets: IdSet | null;
  principals: IdSet | null;
}

/** Turns filters into conditions, inside what the viewer may see of persons. */
export async function askedOf(
  viewer: Viewer,
  filters: AccessFilters,
  { now }: { now: Date },
): Promise<Asked> {
  const { timeZone, workingHours } = await organisationSettings();
  const [targets, principals, small, words] = await Promise.all([
    targetsOf(viewer, filters),
    principalsOf(filters),
    smallDictionaries(filters),
    searchConditions(filters.q),
  ]);
  const attributes = attributeConditions(viewer, filters);
  const parts = [
    ...inPeriod(filters, timeZone),
    ...small,
    ...words,
    ...outcomeOf(filters),
    ...readersOf(filters, now),
    ...attributes,
    ...(filters.hours ? [outsideWorkingHours(workingHours, timeZone)] : []),
    ...(targets ? [inSet(Prisma.sql`e.target_id`, targets)] : []),
    ...(principals ? [inSet(Prisma.sql`e.principal_id`, principals)] : []),
  ];
  return {
    joins:
      attributes.length === 0
        ? Prisma.empty
        : Prisma.sql`LEFT JOIN access_target t ON t.id = e.target_id
            LEFT JOIN ${attributesAt(Prisma.sql`t.secret_id`, Prisma.sql`e.occurred_at`)} ON TRUE`,
    where: parts.length === 0 ? Prisma.sql`TRUE` : Prisma.join(parts, " AND "),
    targets,
    principals,
  };
}

function inPeriod(filters: AccessFilters, timeZone: string): Prisma.Sql[] {
  const { from, to } = readPeriod(filters, timeZone);
  return [
    ...(from ? [Prisma.sql`e.occurred_at >= ${from}`] : []),
    ...(to ? [Prisma.sql`e.occurred_at < ${to}`] : []),
  ];
}

/** Operations, logs and our own calls by number: their dictionaries are small. */
async function smallDictionaries(filters: AccessFilters): Promise<Prisma.Sql[]> {
  const { action, use, backend, source, own } = filters;
  const parts: Prisma.Sql[] = [];
  const operation = [
    ...(action.length > 0 ? [Prisma.sql`action = ANY(${action})`] : []),
    ...(use.length > 0 ? [Prisma.sql`use = ANY(${use})`] : []),
    ...(backend.length > 0 ? [Prisma.sql`backend = ANY(${backend})`] : []),
  ];
  if (operation.length > 0) {
    const ids = await idsOf(
      Prisma.sql`SELECT id FROM access_operation WHERE ${Prisma.join(operation, " AND ")}`,
    );
    parts.push(Prisma.sql`e.operation_id = ANY(${ids}::smallint[])`);
  }
  if (source.length > 0) {
    const ids = await idsOf(
      Prisma.sql`SELECT id FROM access_context WHERE source_id = ANY(${source})`,
    );
    parts.push(Prisma.sql`e.context_id = ANY(${ids}::int[])`);
  }
  if (own !== "include" && !filters.kind.includes("kagimori")) {
    const ids = await idsOf(Prisma.sql`SELECT id FROM access_principal WHERE kind = 'kagimori'`);
    const ours = Prisma.sql`e.principal_id = ANY(${ids}::int[])`;
    if (own === "only") parts.push(ours);
    else if (ids.length > 0) parts.push(Prisma.sql`NOT ${ours}`);
  }
  return parts;
}

function outcomeOf({ outcome, cause, origin, sourceIp }: AccessFilters): Prisma.Sql[] {
  const one = outcome.length === 1 ? outcome[0] : undefined;
  return [
    ...(one ? [one === "success" ? Prisma.sql`e.cause = 0` : Prisma.sql`e.cause <> 0`] : []),
    // Said twice, so that the index of failures is of use.
    ...(cause.length > 0
      ? [Prisma.sql`e.cause <> 0 AND e.cause = ANY(${cause.map(causeNumber)}::smallint[])`]
      : []),
    ...(origin === "any" ? [] : [ofOrigin[origin]]),
    ...(sourceIp.length > 0 ? [cameFrom(sourceIp)] : []),
  ];
}

const bit = marks.inferred;

/** Conditions on event `e`; of the inferred ones it is that of their index. */
export const ofOrigin = {
  logged: Prisma.raw(`e.marks & ${bit}::smallint = 0::smallint`),
  inferred: Prisma.raw(`e.marks & ${bit}::smallint = ${bit}::smallint`),
} as const;

const reads = Prisma.sql`e.cause = 0 AND e.operation_id IN
  (SELECT o.id FROM access_operation o WHERE o.use = ANY(${[...readUses]}))`;

function readersOf({ since, newReaderDays, left }: AccessFilters, now: Date): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [];
  if (since || newReaderDays || left) parts.push(reads);
  if (since)
    parts.push(Prisma.sql`e.occurred_at >= (SELECT k.value_changed_at FROM access_target g
      JOIN secret k ON k.id = g.secret_id WHERE g.id = e.target_id)`);
  if (newReaderDays) {
    const cutoff = new Date(now.getTime() - newReaderDays * 86_400_000);
    parts.push(Prisma.sql`e.occurred_at >= ${cutoff} AND EXISTS (SELECT FROM access_reader r
      WHERE r.target_id = e.target_id AND r.principal_id = e.principal_id AND r.first_at >= ${cutoff})`);
  }
  return parts;
}
