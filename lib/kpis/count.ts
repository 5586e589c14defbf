import type { Viewer } from "@/lib/access-control/viewer";
import type { InventoryKpi, KpiDefinition, RecordKpi } from "./definition";
import { type CountedFigures, countCells, countInventory, countRecords } from "./figures";
import type { Coverage } from "./model";
import { type Question, spanOf, talliesFor } from "./question";
import { type CountedRate, countRate } from "./rate";
import { cellsBetween, daysOfSpan } from "./tally/cells";
import type { RecordTally } from "./tally/find";

/** What was counted for one answer: figures by team, and per KPI what it rests on. */
export interface Counted {
  figures: CountedFigures[];
  coverage: ReadonlyMap<string, Coverage>;
  rates: ReadonlyMap<string, CountedRate>;
  /** Figures that a job has counted, and as of when. */
  tallies: ReadonlyMap<string, RecordTally>;
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
  const tallies = await talliesFor(ofRecords, question);
  const [first, ...rest] = await Promise.all([
    ofInventory.length > 0 ? countInventory(viewer, question.rows, filters, ofInventory) : [],
    ...ofRecords.map((kpi) => {
      const tally = tallies.get(kpi.id);
      const span = spanOf(kpi, question, tally);
      if (!tally) return countRecords(viewer, span, filters, kpi);
      const cells = cellsBetween(kpi.id, daysOfSpan(kpi, span, tally));
      return countCells(viewer, cells, filters, kpi);
    }),
  ]);
  const coverage = new Map<string, Coverage>(ofInventory.map(({ id }) => [id, inventory]));
  const rates = new Map<string, CountedRate>();
  await Promise.all(
    ofRecords.map(async (kpi) => {
      const span = spanOf(kpi, question, tallies.get(kpi.id));
      const resting = await kpi.coverage(span);
      coverage.set(kpi.id, { ...resting, estate: inventory.estate });
      if (kpi.rate) rates.set(kpi.id, await countRate(viewer, span, filters, kpi.rate));
    }),
  );
  return { figures: merged([first, ...rest]), coverage, rates, tallies };
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
