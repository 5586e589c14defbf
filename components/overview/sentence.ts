import type { Kpi, KpiId } from "@/lib/kpis/model";
import type { Headline, OpenItem } from "@/lib/open-items/model";

/** One clause of the sentence at the top: a message and what it names. */
export type Clause =
  | { key: "lead.behind"; sources: readonly string[] }
  | {
      key: `lead.${"up" | "down" | "increased" | "decreased"}`;
      kpi: KpiId;
      /** Points of a rate, or the plain difference; never signed. */
      change: number;
      value: number;
    }
  | { key: "lead.still" | "lead.nothing" | "lead.nothingKnown" | "lead.noData" }
  | { key: `lead.first.${OpenItem["class"]}`; item: OpenItem };

/** Sources that are late or failing come first: with them, nobody can say that all is well. */
export function clausesOf(kpis: readonly Kpi[], headline: Headline): Clause[] {
  const behind = headline.notUpToDate.map(({ id }) => id);
  return [
    ...(behind.length > 0 ? [{ key: "lead.behind", sources: behind } as const] : []),
    ...changeOf(kpis, headline),
    todo(kpis, headline),
  ];
}

/** The first thing to do; that there is none is said only of what is known. */
function todo(kpis: readonly Kpi[], { first, notUpToDate }: Headline): Clause {
  if (first) return { key: `lead.first.${first.class}`, item: first };
  if (kpis.every(({ value }) => value === null)) return { key: "lead.noData" };
  return { key: notUpToDate.length > 0 ? "lead.nothingKnown" : "lead.nothing" };
}

/** The figure that moved most. Less than a tenth of a point prints as no change. Nothing where nothing is known of then. */
function changeOf(kpis: readonly Kpi[], { change }: Headline): Clause[] {
  if (!kpis.some(({ previous }) => previous !== null && previous.value !== null)) return [];
  const kpi = kpis.find(({ id }) => id === change?.kpiId);
  if (!change || !kpi) return [{ key: "lead.still" }];
  const rate = kpi.unit === "ratio";
  const size = Math.abs(change.value - change.before) * (rate ? 100 : 1);
  if (rate && size < 0.05) return [{ key: "lead.still" }];
  const rose = change.value > change.before;
  const verb = rate ? (rose ? "up" : "down") : rose ? "increased" : "decreased";
  return [{ key: `lead.${verb}`, kpi: kpi.id, change: size, value: change.value }];
}
