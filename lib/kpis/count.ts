import type { Viewer } from "@/lib/access-control/viewer";
import type { InventoryKpi, KpiDefinition, RecordKpi } from "./definition";
import { type CountedFigures, countInventory, countRecords } from "./figures";
import type { Coverage } from "./model";
import { type Question, spanOf } from "./question";
import { type CountedRate, countRate } from "./rate";

/** What was counted for one answer: figures by team, and per KPI what it rests on. */
export interface Counted {
  figures: CountedFigures[];
  coverage: ReadonlyMap<string, Coverage>;
  rates: ReadonlyMap<string, CountedRate>;
}

/** Counts the KPIs: those of the inventory in one pass, each of records in its own. */
export async function countAll(
  viewer: Viewer,
  question: Question,
  kpis: readonly KpiDefinition[],
): Promise<Counted> {
  const ofInventory = kpis.filter((kpi): kpi is InventoryKpi => !kpi.records);
  const ofRecords = kpis.filter((kpi): kpi is RecordKpi => kpi.records !== undefined);
  const { filters, inventory } = question;
  const [first, ...rest] = await Promise.all([
    ofInventory.length > 0 ? countInventory(viewer, question.rows, filters, ofInventory) : [],
    ...ofRecords.map((kpi) => countRecords(viewer, spanOf(kpi, question), filters, kpi)),
  ]);
  const coverage = new Map<string, Coverage>(ofInventory.map(({ id }) => [id, inventory]));
  const rates = new Map<string, CountedRate>();
  await Promise.all(
    ofRecords.map(async (kpi) => {
      const span = spanOf(kpi, question);
      const resting = await kpi.coverage(span);
      coverage.set(kpi.id, { ...resting, estate: inventory.estate });
      if (kpi.rate) rates.set(kpi.id, await countRate(viewer, span, filters, kpi.rate));
    }),
  );
  return { figures: merged([first, ...rest]), coverage, rates };
}

/** One row per team, with the figures of all passes. */
function merged(passes: readonly CountedFigures[][]): CountedFigures[] {
  const byTeam = new Map<string | null | undefined, CountedFigures>();
  for (const { team, secrets, byKpi } of passes.flat()) {
    const known = byTeam.get(team) ?? { team, secrets: 0, byKpi: new Map() };
    byTeam.set(team, {
      team,
      secrets: known.secrets + secrets,
      byKpi: new Map([...known.byKpi, ...byKpi]),
    });
  }
  return [...byTeam.values()];
}
