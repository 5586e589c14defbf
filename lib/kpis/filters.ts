import { Prisma } from "@/lib/db/prisma";
import type { KpiFilters } from "./model";

/** What a filter of the URL calls "no team", "no environment" …: `unassigned`. */
const unassigned = "unassigned";

const dimensions = ["team", "service", "environment", "backend", "classification"] as const;

/** SQL condition on row `s`: values of one key OR, keys AND. */
export function inFilters(filters: KpiFilters): Prisma.Sql {
  const parts = dimensions.flatMap((dimension) => {
    const values = filters[dimension];
    return values.length > 0 ? [among(dimension, values)] : [];
  });
  return parts.length === 0 ? Prisma.sql`TRUE` : Prisma.sql`(${Prisma.join(parts, " AND ")})`;
}

/** One of `values`; `unassigned` stands for none. */
export function among(column: string, values: readonly string[]): Prisma.Sql {
  const name = Prisma.raw(`s.${column}`);
  const named = values.filter((value) => value !== unassigned);
  if (named.length === 0) return Prisma.sql`${name} IS NULL`;
  // One value as one value: only then an index gives the rows in the order of its next columns.
  const any =
    named.length === 1 ? Prisma.sql`${name} = ${named[0]}` : Prisma.sql`${name} = ANY(${named})`;
  return values.length === named.length ? any : Prisma.sql`(${any} OR ${name} IS NULL)`;
}
