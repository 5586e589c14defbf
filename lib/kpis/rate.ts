import { z } from "zod";
import { inTotalsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import type { RecordKpi, Span } from "./definition";
import { inFilters } from "./filters";
import type { Kpi, KpiFilters, KpiStatus } from "./model";

const Sums = z.object({ numerator: z.number(), denominator: z.number() });
export type CountedRate = z.infer<typeof Sums>;

/** Both sides of the share beside a figure, inside the viewer's totals. */
export async function countRate(
  viewer: Viewer,
  span: Span,
  filters: KpiFilters,
  rate: NonNullable<RecordKpi["rate"]>,
): Promise<CountedRate> {
  const [row] = await prisma().$queryRaw<unknown[]>`
    SELECT coalesce(sum(s.numerator), 0)::float AS numerator,
           coalesce(sum(s.denominator), 0)::float AS denominator
      FROM (${rate.of(span)}) AS s WHERE ${inTotalsOf(viewer)} AND ${inFilters(filters)}`;
  return Sums.parse(row);
}

/** The share as the API shows it. Of nothing, or with nothing reached, it is no data; within its target only if complete. */
export function besideRate(
  rate: NonNullable<RecordKpi["rate"]>,
  { numerator, denominator }: CountedRate,
  { reached, atLeast }: { reached: boolean; atLeast: boolean },
): Kpi["beside"][number] {
  const value = !reached || denominator === 0 ? null : numerator / denominator;
  return {
    id: rate.id,
    unit: "ratio",
    value,
    numerator: reached ? numerator : null,
    denominator: reached ? denominator : null,
    status: shareStatus(value, rate.below, atLeast),
  };
}

function shareStatus(value: number | null, below: number, atLeast: boolean): KpiStatus {
  if (value === null) return "no-data";
  if (value >= below) return "breach";
  return atLeast ? "no-data" : "ok";
}

const worstFirst: readonly KpiStatus[] = ["breach", "near", "no-data", "ok", "no-target"];

/** Of two states of one figure the one that must be seen. */
export function worse(a: KpiStatus, b: KpiStatus): KpiStatus {
  return worstFirst.indexOf(a) <= worstFirst.indexOf(b) ? a : b;
}
