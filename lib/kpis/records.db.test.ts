import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import {
  coveredHours,
  emptyLogs,
  storeContext,
  storeHours,
  storeLogSource,
} from "@/lib/continuity/testing";
import { testDatabase } from "@/lib/db/testing";
import { emptyInventory, storeCompleteRun, storeSecrets } from "@/lib/inventory/testing";
import { closeDayAsSystem } from "./close";
import { kpis } from "./index";
import { type KpiId, KpiQuery, KpiRowsQuery, recordKpis, TrendQuery } from "./model";
import { readKpis, readTeams } from "./queries";
import { readTrend } from "./read-trend";
import { readKpiRows } from "./rows";

const { application, owner } = testDatabase();
const now = new Date("2026-11-23T02:20:00Z");
const auditor = viewerOf("auditor");
const at = (hour: string) => new Date(`2026-11-${hour}:00:00Z`);

beforeEach(async () => {
  await emptyLogs(owner);
  await emptyInventory(owner);
  await storeSecrets(application, []);
  await storeCompleteRun(application, now.toISOString());
});

const one = async (id: KpiId, query: Record<string, string> = {}, viewer = auditor) =>
  (await readKpis(viewer, KpiQuery.parse(query), { now, ids: [id] })).items[0];

async function everyRow(id: KpiId, query: Record<string, string> = {}, viewer = auditor) {
  const found: string[] = [];
  let cursor: string | undefined;
  let total: number | null = null;
  do {
    const asked = { ...query, limit: "7", ...(cursor === undefined ? {} : { cursor }) };
    const page = await readKpiRows(viewer, id, KpiRowsQuery.parse(asked), { now });
    found.push(...page.items.map((row) => row.id));
    cursor = page.nextCursor ?? undefined;
    total = page.total;
  } while (cursor !== undefined);
  expect(new Set(found).size).toBe(found.length);
  expect(found.length).toBe(total);
  return found;
}

test("the browser knows which figures are of records", () => {
  expect(kpis.filter(({ records }) => records).map(({ id }) => id)).toEqual(recordKpis);
});

test("figures of logs are no data while no log is read", async () => {
  for (const id of recordKpis) {
    const kpi = await one(id);
    expect([id, kpi?.value, kpi?.status]).toEqual([id, null, "no-data"]);
    expect(
      [...(kpi?.parts ?? []), ...(kpi?.beside ?? [])].every(({ value }) => value === null),
    ).toBe(true);
  }
});

describe("a figure of a period", () => {
  beforeEach(async () => {
    await storeLogSource(application, { lastCompleteAt: now });
    const id = await storeContext(application);
    await storeHours(application, id, [
      ...coveredHours(at("20T00"), at("22T20")),
      { hour: at("22T20"), made: 6, arrived: 2 },
      { hour: at("22T22"), made: 6, arrived: 6 },
    ]);
  });

  test("counts what happened in it, and its rows are those", async () => {
    const kpi = await one("log-continuity");
    expect(kpi).toMatchObject({
      numerator: 69,
      denominator: 72,
      value: 69 / 72,
      status: "breach",
      period: { from: "2026-10-31T15:00:00.000Z", to: now.toISOString() },
    });
    expect(await everyRow("log-continuity")).toHaveLength(72);
    for (const { id, value } of kpi?.parts ?? [])
      expect([id, (await everyRow("log-continuity", { part: id })).length]).toEqual([id, value]);
    expect(await everyRow("log-continuity", { part: "good" })).toHaveLength(69);
  });

  test("is not worse for an archive of the same place; hours that nothing proves stay", async () => {
    await storeLogSource(application, { id: "archive", lastCompleteAt: now });
    const archive = await storeContext(application, { sourceId: "archive" });
    await storeHours(application, archive, [{ hour: at("20T00") }]);
    await application.query(
      "INSERT INTO log_hour (context_id, hour, records) VALUES ($1, $2, 9) ON CONFLICT DO NOTHING",
      [archive, at("20T00")],
    );
    // 72 hours of the log, of which 69 are proved; of the archive's 72 those 3 that the log does not prove.
    expect(await one("log-continuity")).toMatchObject({ numerator: 69, denominator: 75 });
  });

  test("ends where it is asked to, and is shorter or longer as asked", async () => {
    const past = await one("log-continuity", { asOf: "2026-11-20" });
    expect([past?.denominator, past?.period?.to]).toEqual([15, "2026-11-20T15:00:00.000Z"]);
    expect((await one("log-continuity", { period: "90d" }))?.denominator).toBe(72);
  });

  test("is closed day by day, and compared with as many days before", async () => {
    for (const day of ["2026-11-20", "2026-11-21"])
      await closeDayAsSystem(day, { timeZone: "Asia/Tokyo", now });
    const trend = await readTrend(auditor, "log-continuity", TrendQuery.parse({}), { now });
    expect(trend.points.map(({ day, value, denominator }) => [day, value, denominator])).toEqual([
      ["2026-11-20", 1, 15],
      ["2026-11-21", 1, 24],
    ]);
    expect((await one("log-continuity"))?.previous).toBeNull();
  });

  test("of a day on which no log was reached says nothing", async () => {
    await storeLogSource(application, { lastCompleteAt: null });
    await closeDayAsSystem("2026-11-20", { timeZone: "Asia/Tokyo", now });
    const { points } = await readTrend(auditor, "log-continuity", TrendQuery.parse({}), { now });
    expect(points.map(({ value }) => value)).toEqual([null]);
  });

  test("of the organisation alone is not given to who sees his own rows only", async () => {
    const member = viewerOf("member", [{ team: ["orders"] }]);
    await expect(one("log-continuity", {}, member)).rejects.toMatchObject({ code: "not-found" });
    await expect(everyRow("log-continuity", {}, viewerOf("qa"))).rejects.toMatchObject({
      code: "not-found",
    });
    const { items } = await readKpis(member, KpiQuery.parse({}), { now });
    expect(items.map(({ id }) => id)).not.toContain("log-continuity");
    const bound = viewerOf("manager", [{ team: ["orders"] }]);
    expect(await one("log-continuity", {}, bound)).toMatchObject({
      denominator: 72,
      rowsInScope: 0,
    });
    expect(await everyRow("log-continuity", {}, bound)).toEqual([]);
  });

  test("stands in the table of teams, where it belongs to none", async () => {
    const { items } = await readTeams(auditor, KpiQuery.parse({}), { now });
    const figure = items
      .find(({ team }) => team === null)
      ?.figures.find(({ kpiId }) => kpiId === "log-continuity");
    expect(figure?.denominator).toBe(72);
  });
});
