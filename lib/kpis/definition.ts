import type { z } from "zod";
import type { Prisma } from "@/lib/db/prisma";
import type { KpiExclusion, KpiId, KpiUnit } from "./model";

/**
 * A predicate on row `s` of the inventory at an instant (lib/inventory/at.ts). It may use the columns named in
 * lib/kpis/profile.ts and no others: figures are counted over rows grouped by these.
 */
export type Where = Prisma.Sql;

export interface Part {
  id: string;
  /** Null while nothing connected could tell: the part is then `null`, never 0. */
  where: Where | null;
}

/**
 * A KPI, defined once. Value, breakdown by team, daily cells, rows, excluded rows, API and metrics are derived
 * from these predicates, so that a number and its rows cannot differ.
 */
export interface KpiDefinition {
  id: KpiId;
  /** Raised when a predicate changes: closed days keep the version they were closed with. */
  version: number;
  unit: z.infer<typeof KpiUnit>;
  direction: "up" | "down";
  target: number;
  /** Distance from the target up to which a miss is `near`. */
  near: number;
  /** Rows the figure is about: the denominator of a ratio, the objects of a count. */
  population: Where;
  /** For a ratio: which of the population are good. */
  good?: Where;
  /**
   * For a count of distinct things that are not rows: an expression on any column that names the thing, as
   * `<part id>:<key>`, so that the union over cells can be split into parts again.
   */
  member?: Prisma.Sql;
  parts: readonly Part[];
  /** Parts whose sum is held against the target, where that is not the value. */
  judgedBy?: readonly string[];
  excluded: readonly { id: z.infer<typeof KpiExclusion>["id"]; where: Where; byPerson: boolean }[];
}
