import { afterAll, beforeAll, expect, test } from "vitest";
import { seesRow } from "@/lib/access-control/levels";
import type { Binding, Role, Scope } from "@/lib/access-control/model";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { parseInput } from "@/lib/http/input";
import { storeInventory, storeRandomEvents } from "./arrange-testing";
import { SummaryQuery } from "./model/counts";
import { AccessFilters } from "./model/query";
import { attributesOf, type Stored } from "./naive-testing";
import { listAccessEvents } from "./queries";
import { summariseAccess } from "./summary";
import { readTimeline } from "./timeline";

const { application } = testDatabase();
afterAll(closePool);

const now = new Date("2026-10-01T00:00:00Z");
let events: Stored[] = [];

beforeAll(async () => {
  await storeInventory(application);
  events = [...(await storeRandomEvents(application, 800)).values()];
});

const dayIn = (at: string) => new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(0, 10);
const whole = { from: "2026-01-01", to: "2026-10-01" };

function naive(keep: (event: Stored) => boolean) {
  const days = new Map<string, { day: string; success: number; failure: number }>();
  for (const event of events.filter((one) => !one.inferred && keep(one))) {
    const day = dayIn(event.occurredAt);
    const count = days.get(day) ?? { day, success: 0, failure: 0 };
    count[event.cause === null ? "success" : "failure"]++;
    days.set(day, count);
  }
  return [...days.values()].sort((one, other) => one.day.localeCompare(other.day));
}

const cases: { role: Role; scope: Scope }[] = [
  { role: "manager", scope: [{ team: ["pay"] }] },
  { role: "auditor", scope: [] },
  { role: "qa", scope: [] },
  { role: "member", scope: [{ team: ["pay"] }] },
  { role: "member", scope: [{ service: ["mail"] }] },
];

test.each(cases)("$role bound to $scope gets the counts its totals are of", async (binding) => {
  const { role, scope } = binding;
  const organisation = ["manager", "auditor", "operator"].includes(role);
  const held: Binding[] = [binding];
  const seen = (event: Stored) => organisation || seesRow(held, attributesOf(event));
  for (const query of [
    {},
    { environment: ["stg"] },
    { team: ["unassigned", "web"], use: ["list"] },
  ]) {
    const asked = parseInput(SummaryQuery, { ...whole, ...query });
    const summary = await summariseAccess(viewerOf(role, scope), asked, { now });
    const expected = naive(
      (event) =>
        seen(event) &&
        (asked.environment.length === 0 ||
          asked.environment.includes(attributesOf(event).environment ?? "unassigned")) &&
        (asked.team.length === 0 ||
          asked.team.includes(attributesOf(event).team ?? "unassigned")) &&
        (asked.use.length === 0 || asked.use.includes(event.use)),
    );
    expect(summary.days).toEqual(expected);
    expect(summary.events).toBe(expected.reduce((n, day) => n + day.success + day.failure, 0));
    expect(JSON.stringify(summary)).not.toMatch(/okada|role\/app/);
  }
});

test("values of a facet are counted under the other filters, and add up", async () => {
  const asked = parseInput(SummaryQuery, { ...whole, environment: ["stg"], outcome: ["failure"] });
  const { facets, events: all } = await summariseAccess(viewerOf("auditor"), asked, { now });
  const sum = (counts: { count: number }[]) => counts.reduce((n, { count }) => n + count, 0);
  expect(sum(facets.use)).toBe(all);
  expect(sum(facets.cause)).toBe(all);
  expect(facets.environment.find(({ value }) => value === "stg")?.count).toBe(all);
  expect(sum(facets.environment)).toBeGreaterThan(all);
});

test.each([
  { own: "include" },
  { use: ["value-read", "issue", "write"], team: ["pay"] },
  { own: "include", cause: ["denied"] },
])("the daily counts and the rows say the same of %j", async (given) => {
  const filters = parseInput(AccessFilters, { ...whole, ...given });
  const viewer = viewerOf("auditor", [{ environment: ["prod"] }, { team: ["pay"] }]);
  // What hinders the daily counts, but leaves every row: any source address there is or is not.
  const fine = { ...filters, source: ["trail", "audit"] };
  const [coarse, rows] = [
    await readTimeline(viewer, filters, { now }),
    await readTimeline(viewer, fine, { now }),
  ];
  expect([coarse.facets === null, rows.facets === null]).toEqual([false, true]);
  if (filters.own === "include") expect(coarse.days).toEqual(rows.days);
  const { total } = await listAccessEvents(viewer, { ...filters, limit: 1 }, { now });
  expect(rows.days.reduce((n, day) => n + day.success + day.failure, 0)).toBe(total);
});

test("all there is begins with the first day of it", async () => {
  const viewer = viewerOf("auditor");
  const first = naive(() => true)[0]?.day;
  const asked = parseInput(SummaryQuery, { from: "2006-01-01" });
  expect((await summariseAccess(viewer, asked, { now })).from).toBe(first);
  const all = parseInput(AccessFilters, { own: "include" });
  expect((await readTimeline(viewer, all, { now })).from).toBe(first);
});

test("a period that runs backwards is refused", async () => {
  const asked = parseInput(SummaryQuery, { from: "2026-03-02", to: "2026-03-01" });
  await expect(summariseAccess(viewerOf("auditor"), asked, { now })).rejects.toThrow("ends before");
});
