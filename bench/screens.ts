import { systemViewer } from "@/lib/access-control/system";
import { parseInput } from "@/lib/http/input";
import { queryRecord } from "@/lib/http/model/query";
import { listFacets } from "@/lib/inventory/facets";
import { SecretFilters, SecretQuery } from "@/lib/inventory/model/secret";
import { listSecrets } from "@/lib/inventory/queries";
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
import { inventedBackend, inventedEntries } from "./make-believe";
import { percentile, seconds } from "./measure";
import { syncOnce } from "./sync-request";

const item = { kind: "secrets-manager", regions: ["ap-northeast-1"] };
const viewer = systemViewer("bench");

const everything = parseInput(KpiQuery, {});

/** What a person asks for on the list, from wide to narrow. */
const searches = [
  "",
  "environment=prod&team=payments",
  "sort=rotation",
  "sort=rotation&order=desc",
  "sort=rotation&environment=prod&team=payments",
  "sort=rotation&rotation=no-policy&environment=stg",
  "sort=changed",
  "sort=due",
  "q=返金",
  "q=credential-4711",
  "rotation=no-policy&environment=stg",
];

/** Server time of the list and of the figures over a large inventory, alone and while a sync runs. */
export const screens: Bench = {
  goals: [
    { name: "inventory-list-p95", goal: 150, must: "at most", unit: "ms" },
    { name: "overview-p95", goal: 150, must: "at most", unit: "ms" },
    { name: "facets-p95", goal: 600, must: "at most", unit: "ms" },
    { name: "overview-inventory-figures-p95", goal: 100, must: "at most", unit: "ms" },
    { name: "overview-open-items-p95", goal: 100, must: "at most", unit: "ms" },
    { name: "tally-seconds", goal: 30, must: "at most", unit: "s" },
    { name: "inventory-list-while-syncing", goal: 2, must: "at most", unit: "times p95 alone" },
  ],
  async run({ many }) {
    await emptyInventory();
    await syncOnce(item, inventedBackend(inventedEntries(many)));
    await analyze();
    const tally = await seconds(() => takeTallyAsSystem(() => new Date()));
    await times(1, showList);
    await times(1, showOverview);
    await times(1, showFacets);
    const list = percentile(await times(10, showList), 0.95);
    const overview = percentile(await times(20, showOverview), 0.95);
    const facets = percentile(await times(10, showFacets), 0.95);
    const figures = percentile(await times(20, countFigures), 0.95);
    const items = percentile(await times(20, countOpen), 0.95);
    const syncing = syncOnce(item, inventedBackend(inventedEntries(many)));
    const meanwhile = percentile(await times(10, showList), 0.95);
    await syncing;
    return {
      "inventory-list-p95": list,
      "overview-p95": overview,
      "facets-p95": facets,
      "overview-inventory-figures-p95": figures,
      "overview-open-items-p95": items,
      "tally-seconds": tally,
      "inventory-list-while-syncing": meanwhile / list,
    };
  },
};

type Shown = () => Promise<number[]>;

/** Milliseconds of each question, over several rounds. */
async function times(rounds: number, show: Shown): Promise<number[]> {
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) all.push(...(await show()));
  return all;
}

async function showList(): Promise<number[]> {
  const took: number[] = [];
  for (const search of searches) {
    const query = parseInput(SecretQuery, queryRecord(new URLSearchParams(search)));
    took.push(1000 * (await seconds(() => listSecrets(viewer, query, { now: new Date() }))));
  }
  return took;
}

async function showOverview(): Promise<number[]> {
  const shown = { chosen: "rotation-compliance", days: 90 } as const;
  return timed(() => readOverview(viewer, everything, { ...shown, now: new Date() }));
}

/** Like the list's, but for text: what is searched is counted row by row. */
async function showFacets(): Promise<number[]> {
  const took: number[] = [];
  for (const search of ["", "environment=prod&team=payments", "rotation=no-policy"]) {
    const filters = parseInput(SecretFilters, queryRecord(new URLSearchParams(search)));
    took.push(...(await timed(() => listFacets(viewer, filters, { now: new Date() }))));
  }
  return took;
}

const ofInventory = kpis.filter((kpi): kpi is InventoryKpi => !kpi.records);

async function countFigures(): Promise<number[]> {
  const question = await ask(everything, new Date());
  return timed(() => countInventory(viewer, question.rows, question.filters, ofInventory));
}

async function countOpen(): Promise<number[]> {
  const question = await ask(everything, new Date());
  return timed(() => countItems(viewer, question));
}

async function timed(work: () => Promise<unknown>): Promise<number[]> {
  return [1000 * (await seconds(work))];
}
