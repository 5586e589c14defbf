import { systemViewer } from "@/lib/access-control/system";
import type { Viewer } from "@/lib/access-control/viewer";
import { parseInput } from "@/lib/http/input";
import { queryRecord } from "@/lib/http/model/query";
import { listFacets } from "@/lib/inventory/facets";
import { sorts } from "@/lib/inventory/model/list-keys";
import { SecretFilters, SecretQuery } from "@/lib/inventory/model/secret";
import { listSecrets } from "@/lib/inventory/queries";
import { seconds } from "./measure";

/** A question of the list with how long its answer took in milliseconds. */
export interface Answered {
  question: string;
  took: number;
}

export const everyone = systemViewer("bench");
const bound = (...team: string[]): Viewer => ({
  ...everyone,
  bindings: [{ role: "manager", scope: [{ team }] }],
});

/** What a person narrows the list by: nothing, wide, narrow, in words, by what goes with no order and with one. */
const filters = [
  "",
  "environment=stg",
  "team=payments&environment=prod",
  "rotation=overdue",
  "rotation=failed",
  "rotation=no-policy&environment=stg",
  "rotation=compliant&kind=database",
  "kind=certificate",
  "classification=critical&backend=vault",
  "service=service-7",
  "owner=user7@example.jp",
  "removed=any",
  "q=返金",
  "q=credential-4711",
  "q=prod",
];
const orders = sorts.flatMap((sort) => [`sort=${sort}&order=asc`, `sort=${sort}&order=desc`]);

/** Every order with every filter, and every order for managers of one team and of three. */
const questions: readonly { viewer: Viewer; search: string }[] = [
  ...filters.flatMap((filter) =>
    orders.map((order) => ({ viewer: everyone, search: `${order}&${filter}` })),
  ),
  ...[bound("payments"), bound("payments", "hr", "infra")].flatMap((viewer) =>
    orders.map((search) => ({ viewer, search })),
  ),
];

/** Asks each question of the list once; of every `step`-th only where others ask at the same time. */
export async function askList(step = 1): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const [i, { viewer, search }] of questions.entries()) {
    if (i % step !== 0) continue;
    const query = parseInput(SecretQuery, queryRecord(new URLSearchParams(search)));
    const took = await seconds(() => listSecrets(viewer, query, { now: new Date() }));
    const who = viewer.bindings.flatMap(({ scope }) => scope.flatMap(({ team }) => team ?? []));
    answered.push({ question: [...who, search].join(" "), took: 1000 * took });
  }
  return answered;
}

/** Asks once for the counts beside the list under each filter. */
export async function askFacets(): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const search of filters) {
    const asked = parseInput(SecretFilters, queryRecord(new URLSearchParams(search)));
    const took = await seconds(() => listFacets(everyone, asked, { now: new Date() }));
    answered.push({ question: search, took: 1000 * took });
  }
  return answered;
}
