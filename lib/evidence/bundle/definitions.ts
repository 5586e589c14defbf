import { inlineSql } from "@/lib/db/inline-sql";
import { kpis } from "@/lib/kpis";
import type { Span } from "@/lib/kpis/definition";

/** The figures that rest on the access history, as they are defined here and now: version, target, and their very SQL. */
export function definitionsOf(span: Span, targets: Readonly<Record<string, number>>): object[] {
  return kpis.flatMap((kpi) => {
    if (!kpi.records) return [];
    const { id, version, unit, direction, near } = kpi;
    return {
      id,
      version,
      unit,
      direction,
      near,
      target: targets[id] ?? kpi.target,
      records: inlineSql(kpi.records(span)),
      population: inlineSql(kpi.population),
      good: kpi.good ? inlineSql(kpi.good) : null,
      parts: kpi.parts.map((part) => ({
        id: part.id,
        where: part.where ? inlineSql(part.where) : null,
      })),
    };
  });
}
