import { z } from "zod";
import { systemViewer } from "@/lib/access-control/system";
import { SummaryQuery } from "@/lib/access-history/model/counts";
import { type AccessFilters, anyAccess } from "@/lib/access-history/model/query";
import { listAccessEvents } from "@/lib/access-history/queries";
import { summariseAccess } from "@/lib/access-history/summary";
import { readTimeline } from "@/lib/access-history/timeline";
import { pool } from "@/lib/db/pool";
import { parseInput } from "@/lib/http/input";
import { filledHistory } from "./filled-history";
import type { Bench } from "./goal";
import { percentile, seconds } from "./measure";

const viewer = systemViewer("bench");
const now = () => new Date();

/** What somebody waits for when looking into a year of accesses: one secret, one person, the charts. */
export const accessHistory: Bench = {
  goals: [
    { name: "history-secret-p99", goal: 25, must: "at most", unit: "ms" },
    { name: "history-person-p99", goal: 25, must: "at most", unit: "ms" },
    { name: "access-charts-p50", goal: 25, must: "at most", unit: "ms" },
  ],
  async run(scale) {
    await filledHistory(scale);
    const secrets = await sample("secret_id", 400);
    const persons = await sample("person_id", 400);
    const secret = async (id: string) => history({ ...anyAccess, secretId: [id] });
    const person = async (id: string) => history({ ...anyAccess, person: [id] });
    for (const id of secrets.slice(0, 20)) await secret(id);
    for (const id of persons.slice(0, 20)) await person(id);
    return {
      "history-secret-p99": percentile(await timed(secrets, secret), 0.99),
      "history-person-p99": percentile(await timed(persons, person), 0.99),
      "access-charts-p50": percentile(await timed(charts, (draw) => draw()), 0.5),
    };
  },
};

/** The first page of a history. */
const history = (filters: AccessFilters) =>
  listAccessEvents(viewer, { ...filters, limit: 50 }, { now: now() });

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

/** A month and a quarter, whole and narrowed, as the pages of managers and auditors ask. */
const charts = Array.from({ length: 10 }).flatMap(() =>
  [30, 90].flatMap((days) => [
    () => summariseAccess(viewer, parseInput(SummaryQuery, { from: day(days) }), { now: now() }),
    () =>
      summariseAccess(viewer, parseInput(SummaryQuery, { from: day(days), team: ["payments"] }), {
        now: now(),
      }),
    () =>
      readTimeline(
        viewer,
        { ...anyAccess, from: day(days), use: ["value-read", "issue"] },
        { now: now() },
      ),
  ]),
);

const Row = z.object({ id: z.string() });

/** Secrets or persons of random events: who is often there is often asked about. */
async function sample(column: "secret_id" | "person_id", count: number): Promise<string[]> {
  const { rows } = await pool().query(
    `SELECT ${column} AS id FROM (SELECT * FROM access_event TABLESAMPLE SYSTEM (1) LIMIT 200000) e
       JOIN access_target t ON t.id = e.target_id JOIN access_principal p ON p.id = e.principal_id
      WHERE ${column} IS NOT NULL ORDER BY random() LIMIT $1`,
    [count],
  );
  return z
    .array(Row)
    .parse(rows)
    .map(({ id }) => id);
}

/** Milliseconds of each. */
async function timed<Item>(
  items: readonly Item[],
  ask: (item: Item) => Promise<unknown>,
): Promise<number[]> {
  const took: number[] = [];
  for (const one of items) took.push(1000 * (await seconds(() => ask(one))));
  return took;
}
