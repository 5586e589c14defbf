import { systemViewer } from "@/lib/access-control/system";
import { parseInput } from "@/lib/http/input";
import { queryRecord } from "@/lib/http/model/query";
import { SecretQuery } from "@/lib/inventory/model/secret";
import { listSecrets } from "@/lib/inventory/queries";
import { KpiQuery } from "@/lib/kpis/model";
import { readKpis } from "@/lib/kpis/queries";
import { analyze, emptyInventory } from "./database";
import type { Bench } from "./goal";
import { inventedBackend, inventedEntries } from "./make-believe";
import { percentile, seconds } from "./measure";
import { syncOnce } from "./sync-request";

const item = { kind: "secrets-manager", regions: ["ap-northeast-1"] };
const viewer = systemViewer("bench");

/** What a person asks for on the list, from wide to narrow. */
const searches = [
  "",
  "environment=prod&team=payments",
  "sort=rotation&order=desc",
  "q=返金",
  "q=credential-4711",
  "rotation=no-policy&environment=stg",
];

/** Server time of the list and of the figures over a large inventory, alone and while a sync runs. */
export const screens: Bench = {
  goals: [
    { name: "inventory-list-p95", goal: 150, must: "at most", unit: "ms" },
    { name: "overview-p95", goal: 150, must: "at most", unit: "ms" },
    { name: "inventory-list-while-syncing", goal: 2, must: "at most", unit: "times p95 alone" },
  ],
  async run({ many }) {
    await emptyInventory();
    await syncOnce(item, inventedBackend(inventedEntries(many)));
    await analyze();
    await times(1, showList);
    await times(1, showOverview);
    const list = percentile(await times(10, showList), 0.95);
    const overview = percentile(await times(20, showOverview), 0.95);
    const syncing = syncOnce(item, inventedBackend(inventedEntries(many)));
    const meanwhile = percentile(await times(10, showList), 0.95);
    await syncing;
    return {
      "inventory-list-p95": list,
      "overview-p95": overview,
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
  const query = parseInput(KpiQuery, {});
  return [1000 * (await seconds(() => readKpis(viewer, query, { now: new Date() })))];
}
