import { expect, test } from "vitest";
import type { KpiList } from "@/lib/kpis/model";
import { prometheusText } from "./prometheus-text";

const now = new Date("2026-11-23T00:00:00Z");
const kpi = (fields: Partial<KpiList["items"][number]>): KpiList["items"][number] => ({
  id: "rotation-compliance",
  definitionVersion: 1,
  unit: "ratio",
  direction: "up",
  status: "near",
  value: 0.5,
  judged: 0.5,
  atLeast: true,
  numerator: 1,
  denominator: 2,
  target: 0.9,
  parts: [{ id: "overdue", value: 1, status: "no-target" }],
  beside: [],
  excluded: [],
  valueWithoutExclusions: null,
  rowsInScope: 2,
  asOf: now.toISOString(),
  period: null,
  previous: null,
  coverage: {
    sources: [
      {
        id: 'a"\n',
        state: "ok",
        reached: true,
        lastCompleteAt: "2026-11-22T23:00:00Z",
        message: null,
      },
      { id: "b", state: "never", reached: false, lastCompleteAt: null, message: null },
    ],
    estate: { connected: 1, known: 1 },
    hours: null,
  },
  ...fields,
});

test("known figures are samples, unknown ones are absent", () => {
  const text = prometheusText(
    { asOf: now.toISOString(), items: [kpi({}), kpi({ id: "sprawl", value: null })] },
    now,
  );
  const lines = text.split("\n");
  expect(lines).toContain('kagimori_kpi_value{kpi="rotation-compliance"} 0.5');
  expect(lines).toContain('kagimori_kpi_part{kpi="rotation-compliance",part="overdue"} 1');
  expect(lines).toContain('kagimori_source_last_complete_age_seconds{source="a\\"\\n"} 3600');
  expect(lines).toContain('kagimori_source_ok{source="b"} 0');
  expect(text).not.toMatch(/kagimori_kpi_value\{kpi="sprawl"\}/);
  expect(text).not.toMatch(/age_seconds\{source="b"\}/);
});
