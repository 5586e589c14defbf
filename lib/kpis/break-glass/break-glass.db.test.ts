import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import type { Viewer } from "@/lib/access-control/viewer";
import { approveRequest } from "@/lib/break-glass/commands";
import { RequestInput } from "@/lib/break-glass/model";
import { requestAccess } from "@/lib/break-glass/request-access";
import { emptyBreakGlass, signedIn } from "@/lib/break-glass/testing";
import { storeReads } from "@/lib/break-glass/testing-reads";
import {
  coveredHours,
  emptyLogs,
  storeContext,
  storeHours,
  storeLogSource,
} from "@/lib/continuity/testing";
import { testDatabase } from "@/lib/db/testing";
import {
  emptyInventory,
  secretFixture,
  storeCompleteRun,
  storeSecrets,
} from "@/lib/inventory/testing";
import { closeDayAsSystem } from "../close";
import { KpiQuery, KpiRowsQuery } from "../model";
import { readKpis } from "../queries";
import { readKpiRows } from "../rows";

const { application, owner } = testDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const at = (time: string) => new Date(`2026-11-${time}:00Z`);
const secrets = [
  secretFixture({ path: "prod/shop/db" }),
  secretFixture({ path: "prod/shop/db-replica" }),
  secretFixture({ path: "prod/pay/key", team: "payments" }),
];
const [main, replica, payments] = secrets.map(({ id }) => String(id));

let member: Viewer;
let manager: Viewer;

beforeEach(async () => {
  await emptyBreakGlass(owner);
  await emptyLogs(owner);
  await emptyInventory(owner);
  await storeSecrets(application, secrets);
  await storeCompleteRun(application, now.toISOString());
  member = await signedIn("member", [{ team: ["orders"] }]);
  manager = await signedIn("manager", [{ team: ["orders"] }]);
});

async function logWith(reads: readonly [string, string, string?][]) {
  await storeLogSource(application, { lastCompleteAt: now });
  const context = await storeContext(application);
  await storeHours(application, context, coveredHours(at("01T00"), at("23T09")));
  await storeReads(
    application,
    [
      { key: "sso/member", kind: "person", personId: member.name },
      { key: "sso/other", kind: "person", personId: "other@example.jp" },
      { key: "role/unknown", kind: "unresolved" },
    ],
    reads.map(([time, target, principal = "sso/member"]) => ({
      at: at(time).toISOString(),
      target,
      principal,
    })),
  );
}

async function window(from: string, to: string, more: object = {}) {
  const input = {
    secretIds: [main],
    reason: "why",
    from: at(from).toISOString(),
    to: at(to).toISOString(),
    ...more,
  };
  const asked = () => new Date(at(from).getTime() - 3_600_000);
  const { id } = await requestAccess(member, RequestInput.parse(input), asked);
  await approveRequest(manager, { id, reason: "go" }, asked);
}

const kpi = async (viewer: Viewer = viewerOf("auditor"), query = {}) =>
  (await readKpis(viewer, KpiQuery.parse(query), { now, ids: ["break-glass"] })).items[0];
const rows = (viewer: Viewer, part?: string) =>
  readKpiRows(viewer, "break-glass", KpiRowsQuery.parse(part ? { part } : {}), { now });

test("without a log of the production places nothing can be told", async () => {
  await window("20T01:00", "20T02:00");
  expect(await kpi()).toMatchObject({ value: null, status: "no-data" });
  expect((await kpi())?.beside.map(({ value }) => value)).toEqual([null, null, null]);
});

describe("with a log", () => {
  beforeEach(async () => {
    await window("20T01:00", "20T02:00");
    await window("21T01:00", "21T02:00");
    await logWith([
      ["20T01:30", String(main)],
      ["20T01:40", String(replica)],
      ["18T10:00", String(payments), "sso/other"],
      ["18T11:00", String(payments), "sso/other"],
      ["18T12:00", String(payments), "role/unknown"],
    ]);
  });

  test("parts add up, and what is outside approval or unresolved misses the target", async () => {
    const figure = await kpi();
    const parts = Object.fromEntries(figure?.parts.map(({ id, value }) => [id, value]) ?? []);
    expect(parts).toEqual({
      approved: 1,
      "emergency-approved": 0,
      "emergency-pending": 0,
      "emergency-overdue": 0,
      wider: 1,
      "after-expiry": 0,
      unrecorded: 1,
    });
    const beside = Object.fromEntries(figure?.beside.map(({ id, value }) => [id, value]) ?? []);
    expect(beside).toEqual({ unresolved: 1, unused: 1, "review-overdue": 1 });
    expect(figure).toMatchObject({ value: 3, judged: 3, status: "breach" });
  });

  test("each number has its rows, and managers the names of those they decide about only", async () => {
    const auditor = viewerOf("auditor");
    for (const { id, value } of [
      ...((await kpi())?.parts ?? []),
      ...((await kpi())?.beside ?? []),
    ]) {
      expect([id, (await rows(auditor, id)).total]).toEqual([id, value]);
    }
    const all = viewerOf("manager");
    expect(
      (await rows(all)).items.map(({ parts, principal }) => [parts[0], principal]).sort(),
    ).toEqual([
      ["approved", member.name],
      ["unrecorded", null],
      ["wider", member.name],
    ]);
    expect((await rows(auditor, "unrecorded")).items[0]).toMatchObject({
      principal: "other@example.jp",
      team: "payments",
    });
    expect((await rows(manager)).total).toBe(2);
  });

  test("a day is closed with what it was then", async () => {
    await closeDayAsSystem("2026-11-18", { timeZone: "Asia/Tokyo", now });
    const { rows: cells } = await application.query(
      "SELECT team, denominator, parts->>'unrecorded' AS unrecorded FROM kpi_cell WHERE kpi_id = 'break-glass' AND team <> ''",
    );
    expect(cells).toEqual([{ team: "payments", denominator: 1, unrecorded: "1" }]);
  });

  test("as of an earlier day it counts what had begun until then", async () => {
    expect(await kpi(viewerOf("auditor"), { asOf: "2026-11-19" })).toMatchObject({
      value: 1,
      judged: 2,
    });
  });
});
