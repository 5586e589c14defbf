import type { z } from "zod";
import type { OverviewParams } from "@/components/overview/links";
import { KpiRowsQuery } from "@/lib/kpis/model";

/** What the URL of a figure's rows asks for. What it does not understand is as if it were not there: a page is no API. */
export function readFigureParams(params: OverviewParams): z.output<typeof KpiRowsQuery> {
  const known = Object.entries(params).flatMap(([key, value]) => {
    const values = value === undefined ? [] : [value].flat();
    const field = { [key]: values };
    return key in KpiRowsQuery.shape && KpiRowsQuery.safeParse(field).success
      ? [[key, values]]
      : [];
  });
  return KpiRowsQuery.parse(Object.fromEntries(known));
}
