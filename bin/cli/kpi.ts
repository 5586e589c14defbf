import { localOperator } from "@/lib/access-control/system";
import { type Kpi, KpiQuery } from "@/lib/kpis/model";
import { readKpis } from "@/lib/kpis/queries";
import { printJson, type Run, readArguments, WrongUsage } from "./command";

export const run: Run = async (args) => {
  const { values, positionals } = readArguments(args, {
    "as-of": { type: "string" },
    period: { type: "string" },
    json: { type: "boolean" },
  });
  if (positionals.length > 0) throw new WrongUsage(`kpi takes no ${positionals[0]}.`);
  const query = KpiQuery.safeParse({ asOf: values["as-of"], period: values.period });
  if (!query.success) throw new WrongUsage("--period is month, 30d, 90d or fiscal-quarter.");
  const answer = await readKpis(localOperator(), query.data, { now: new Date() });
  if (values.json) printJson(answer);
  else for (const kpi of answer.items) process.stdout.write(`${line(kpi)}\n`);
  return 0;
};

function line({ id, value, unit, atLeast, status, numerator, denominator, target }: Kpi): string {
  const shown = (n: number | null) =>
    n === null ? "–" : unit === "ratio" ? `${(n * 100).toFixed(1)} %` : String(n);
  const of = unit === "ratio" && value !== null ? `  ${numerator} / ${denominator}` : "";
  const least = atLeast && unit !== "ratio" ? "at least " : "";
  return `${id.padEnd(24)} ${`${least}${shown(value)}`.padEnd(14)} ${status.padEnd(10)} target ${shown(target)}${of}`;
}
