import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Kpi, KpiId } from "@/lib/kpis/model";
import { classes, type Headline, type OpenItem } from "@/lib/open-items/model";
import en from "@/messages/en.json";
import ja from "@/messages/ja.json";
import { Lead } from "./lead";

const coverage = { sources: [], estate: { connected: 1, known: 1 }, hours: null };

function kpi(id: KpiId, value: number | null, before: number | null): Kpi {
  return {
    id,
    definitionVersion: 1,
    unit: id === "sprawl" ? "count" : "ratio",
    direction: id === "sprawl" ? "down" : "up",
    status: "ok",
    value,
    atLeast: false,
    numerator: null,
    denominator: null,
    target: 0.9,
    judged: null,
    parts: [],
    beside: [],
    excluded: [],
    valueWithoutExclusions: null,
    rowsInScope: 0,
    asOf: "2026-11-23T02:00:00Z",
    period: null,
    previous: { value: before, day: "2026-10-24" },
    coverage,
  };
}

const item = (over: Partial<OpenItem> = {}): OpenItem => ({
  class: "overdue-production",
  team: "logistics",
  count: 41,
  inScope: 41,
  classification: "critical",
  services: ["wms-core"],
  kind: "database",
  daysPastDue: 23,
  ...over,
});

const rotation = (value: number, before: number | null) =>
  kpi("rotation-compliance", value, before);
const change = (kpiId: KpiId, value: number, before: number) => ({
  kpiId,
  value,
  before,
  better: false,
});

function sentence(locale: "ja" | "en", kpis: Kpi[], headline: Partial<Headline>): string {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={locale === "ja" ? ja : en}
      timeZone="Asia/Tokyo"
      now={new Date("2026-11-23T02:00:00Z")}
    >
      <Lead
        kpis={kpis}
        headline={{ asOf: "", notUpToDate: [], change: null, first: null, items: [], ...headline }}
        params={{}}
        teamNames={{ logistics: locale === "ja" ? "物流" : "Logistics" }}
        sourceNames={{ ssm: "Parameter Store", vault: "Vault" }}
      />
    </NextIntlClientProvider>,
  );
  return /<h1[^>]*>(.*)<\/h1>/.exec(html)?.[1]?.replace(/<[^>]+>/g, "") ?? "";
}

const fell = {
  kpis: [rotation(0.845, 0.863)],
  headline: { change: change("rotation-compliance", 0.845, 0.863) },
};
const late = [{ id: "ssm", state: "stale" as const }];
const both = [...late, { id: "vault", state: "failing" as const }];

const situations: { when: string; kpis: Kpi[]; headline: Partial<Headline> }[] = [
  { when: "nothing is known of then, nothing is open", kpis: [rotation(0.9, null)], headline: {} },
  { when: "nothing moved, nothing is open", kpis: [rotation(0.9, 0.9)], headline: {} },
  { when: "a rate fell, nothing is open", ...fell },
  {
    when: "a rate rose",
    kpis: [rotation(0.916, 0.894)],
    headline: { change: change("rotation-compliance", 0.916, 0.894) },
  },
  {
    when: "a rate moved less than it prints",
    kpis: [rotation(0.9002, 0.9)],
    headline: { change: change("rotation-compliance", 0.9002, 0.9) },
  },
  {
    when: "a rate fell just under its target",
    kpis: [rotation(0.89996, 0.95)],
    headline: { change: change("rotation-compliance", 0.89996, 0.95) },
  },
  {
    when: "a count fell",
    kpis: [kpi("sprawl", 50, 57)],
    headline: { change: change("sprawl", 50, 57) },
  },
  {
    when: "a count rose",
    kpis: [kpi("sprawl", 1200, 57)],
    headline: { change: change("sprawl", 1200, 57) },
  },
  { when: "a source is late, nothing is open", kpis: fell.kpis, headline: { notUpToDate: late } },
  {
    when: "two sources are late and something is open",
    kpis: fell.kpis,
    headline: { ...fell.headline, notUpToDate: both, first: item() },
  },
  ...classes.map((kind) => ({
    when: `the first is ${kind}`,
    kpis: fell.kpis,
    headline: { ...fell.headline, first: item({ class: kind }) },
  })),
  {
    when: "one secret of no team and of no kind",
    kpis: fell.kpis,
    headline: { ...fell.headline, first: item({ team: null, kind: null, count: 1 }) },
  },
  {
    when: "a team without a name",
    kpis: fell.kpis,
    headline: { ...fell.headline, first: item({ team: "new-team", kind: "their-own" }) },
  },
  { when: "no figure is known at all", kpis: [kpi("sprawl", null, null)], headline: {} },
];

test("there are twenty situations and more", () => {
  expect(situations.length).toBeGreaterThanOrEqual(20);
});

test.each(situations)("says it when $when", ({ kpis, headline }) => {
  expect({
    ja: sentence("ja", kpis, headline),
    en: sentence("en", kpis, headline),
  }).toMatchSnapshot();
});
