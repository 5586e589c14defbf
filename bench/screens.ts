import { pool } from "@/lib/db/pool";
import { parseInput } from "@/lib/http/input";
import { readSecret } from "@/lib/inventory/detail";
import { followReadsAsSystem } from "@/lib/inventory/last-read/follow";
import { takeTallyAsSystem } from "@/lib/inventory/tally/take";
import type { InventoryKpi } from "@/lib/kpis/definition";
import { countInventory } from "@/lib/kpis/figures";
import { kpis } from "@/lib/kpis/index";
import { KpiQuery } from "@/lib/kpis/model";
import { readOverview } from "@/lib/kpis/overview";
import { ask } from "@/lib/kpis/question";
import { countItems } from "@/lib/open-items/count";
import { analyze, emptyInventory } from "./database";
import type { Bench } from "./goal";
import { type Answered, askFacets, askList, everyone } from "./list-questions";
import { inventedEstate, inventedRules } from "./make-believe";
import { median, percentile, seconds } from "./measure";
import { syncOnce } from "./sync-request";

const item = { kind: "secrets-manager", regions: ["ap-northeast-1"] };
const everything = parseInput(KpiQuery, {});

/** Server time of the list, a secret's page and the figures over a large inventory, alone and while a sync runs. */
export const screens: Bench = {
  name: "screens",
  goals: [
    { name: "inventory-list-p95", goal: 150, must: "at most", unit: "ms" },
    { name: "inventory-list-worst", goal: 150, must: "at most", unit: "ms, median of the slowest" },
    { name: "facets-p95", goal: 600, must: "at most", unit: "ms" },
    { name: "secret-page-p95", goal: 150, must: "at most", unit: "ms" },
    { name: "overview-without-events-p95", goal: 150, must: "at most", unit: "ms" },
    { name: "overview-inventory-figures-p95", goal: 100, must: "at most", unit: "ms" },
    { name: "overview-open-items-p95", goal: 100, must: "at most", unit: "ms" },
    { name: "tally-seconds", goal: 30, must: "at most", unit: "s" },
    { name: "inventory-list-while-syncing", goal: 2, must: "at most", unit: "times p95 alone" },
  ],
  async run({ many, rounds }) {
    await emptyInventory();
    await syncOnce(item, inventedEstate(many), inventedRules);
    await analyze();
    await followReadsAsSystem();
    const tally = await seconds(() => takeTallyAsSystem(() => new Date()));
    await askList(10);
    const list = await again(rounds, () => askList());
    const overview = await times(20, showOverview);
    const facets = await again(rounds, askFacets);
    const pages = await showPages();
    const figures = percentile(await times(20, countFigures), 0.95);
    const items = percentile(await times(20, countOpen), 0.95);
    tellSlowest("list", list);
    tellSlowest("facets", facets);
    return {
      "inventory-list-p95": percentile(tookBy(list), 0.95),
      "inventory-list-worst": slowest(list)[0]?.took ?? Number.NaN,
      "facets-p95": percentile(tookBy(facets), 0.95),
      "secret-page-p95": percentile(pages, 0.95),
      "overview-without-events-p95": percentile(overview, 0.95),
      "overview-inventory-figures-p95": figures,
      "overview-open-items-p95": items,
      "tally-seconds": tally,
      "inventory-list-while-syncing": await whileSyncing(many),
    };
  },
};

/** The p95 of the list while a sync reads the whole estate again and a twentieth of it has changed, of that alone. */
async function whileSyncing(many: number): Promise<number> {
  const alone = percentile(tookBy(await askList(5)), 0.95);
  const entries = inventedEstate(many, { changed: 0.05 });
  let running = true;
  const sync = syncOnce(item, entries, inventedRules).finally(() => {
    running = false;
  });
  const meanwhile: Answered[] = [];
  while (running) meanwhile.push(...(await askList(7)));
  await sync;
  return percentile(tookBy(meanwhile), 0.95) / alone;
}

async function again(rounds: number, ask: () => Promise<Answered[]>): Promise<Answered[]> {
  const all: Answered[] = [];
  for (let round = 0; round < rounds; round++) all.push(...(await ask()));
  return all;
}

const tookBy = (answered: readonly Answered[]) => answered.map(({ took }) => took);

/** Each question with the median of its answers, slowest first. */
function slowest(answered: readonly Answered[]): Answered[] {
  return [...new Set(answered.map(({ question }) => question))]
    .map((question) => ({
      question,
      took: median(tookBy(answered.filter((one) => one.question === question))),
    }))
    .sort((a, b) => b.took - a.took);
}

function tellSlowest(what: string, answered: readonly Answered[]): void {
  for (const { question, took } of slowest(answered).slice(0, 10))
    process.stderr.write(`  ${what} ${question}: ${Math.round(took)} ms\n`);
}

/** Milliseconds of the pages of some secrets, anywhere in the inventory. */
async function showPages(): Promise<number[]> {
  const { rows } = await pool().query<{ id: string }>(
    "SELECT id FROM secret TABLESAMPLE SYSTEM (1) REPEATABLE (1) LIMIT 100",
  );
  const took: number[] = [];
  for (const { id } of rows)
    took.push(1000 * (await seconds(() => readSecret(everyone, id, { now: new Date() }))));
  return took;
}

type Shown = () => Promise<number[]>;

/** Milliseconds of each question, over several rounds. */
async function times(rounds: number, show: Shown): Promise<number[]> {
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) all.push(...(await show()));
  return all;
}

async function showOverview(): Promise<number[]> {
  const shown = { chosen: "rotation-compliance", days: 90 } as const;
  return timed(() => readOverview(everyone, everything, { ...shown, now: new Date() }));
}

const ofInventory = kpis.filter((kpi): kpi is InventoryKpi => !kpi.records);

async function countFigures(): Promise<number[]> {
  const question = await ask(everything, new Date());
  return timed(() => countInventory(everyone, question.rows, question.filters, ofInventory));
}

async function countOpen(): Promise<number[]> {
  const question = await ask(everything, new Date());
  return timed(() => countItems(everyone, question));
}

async function timed(work: () => Promise<unknown>): Promise<number[]> {
  return [1000 * (await seconds(work))];
}
