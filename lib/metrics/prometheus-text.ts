import type { KpiList } from "@/lib/kpis/model";
import { sourcesBehind } from "@/lib/kpis/sources-behind";

interface Sample {
  labels: Record<string, string>;
  value: number;
}

/**
 * The figures in Prometheus' text format. What is not known is not there: an absent sample can be alerted on, a 0 or NaN would
 * look like a statement. Ages are in seconds at `now`.
 */
export function prometheusText({ items }: KpiList, now: Date): string {
  const known = items.filter((kpi) => kpi.value !== null);
  const sources = sourcesBehind(items.map(({ coverage }) => coverage));
  return [
    family(
      "kagimori_kpi_value",
      "Value of a KPI; ratios from 0 to 1",
      known.map(({ id, value }) => sample({ kpi: id }, value)),
    ),
    family(
      "kagimori_kpi_numerator",
      "Numerator of a ratio",
      known.map(({ id, numerator }) => sample({ kpi: id }, numerator)),
    ),
    family(
      "kagimori_kpi_denominator",
      "Denominator of a ratio, objects of a count",
      known.map(({ id, denominator }) => sample({ kpi: id }, denominator)),
    ),
    family(
      "kagimori_kpi_target",
      "What the KPI is held against",
      items.map(({ id, target }) => sample({ kpi: id }, target)),
    ),
    family(
      "kagimori_kpi_at_least",
      "1 where the value rests on less than everything",
      known.map(({ id, atLeast }) => sample({ kpi: id }, Number(atLeast))),
    ),
    family(
      "kagimori_kpi_part",
      "Parts of a KPI",
      known.flatMap(({ id, parts }) =>
        parts.map((part) => sample({ kpi: id, part: part.id }, part.value)),
      ),
    ),
    family(
      "kagimori_kpi_beside",
      "Counted or divided beside a KPI and not in it",
      known.flatMap(({ id, beside }) =>
        beside.map((one) => sample({ kpi: id, part: one.id }, one.value)),
      ),
    ),
    family(
      "kagimori_kpi_proved_hours_ratio",
      "Share of the hours a KPI of logs is about that the logs can prove",
      items.map(({ id, coverage: { hours } }) =>
        sample({ kpi: id }, hours && hours.of > 0 ? hours.covered / hours.of : null),
      ),
    ),
    family(
      "kagimori_source_last_complete_age_seconds",
      "Time since a source was last read to its end",
      sources.map(({ id, lastCompleteAt }) =>
        sample(
          { source: id },
          lastCompleteAt && (now.getTime() - Date.parse(lastCompleteAt)) / 1000,
        ),
      ),
    ),
    family(
      "kagimori_source_ok",
      "1 where the source is up to date",
      sources.map(({ id, state }) => sample({ source: id }, Number(state === "ok"))),
    ),
  ].join("");
}

function sample(labels: Record<string, string>, value: number | null | ""): Sample | null {
  return typeof value === "number" ? { labels, value } : null;
}

function family(name: string, help: string, samples: readonly (Sample | null)[]): string {
  const lines = samples.flatMap((s) => (s ? [`${name}{${labelsOf(s)}} ${s.value}\n`] : []));
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join("")}`;
}

const labelsOf = ({ labels }: Sample) =>
  Object.entries(labels)
    .map(([key, value]) => `${key}="${value.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`)
    .join(",");
