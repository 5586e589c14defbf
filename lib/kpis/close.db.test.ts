import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { Prisma, prisma } from "@/lib/db/prisma";
import { testDatabase } from "@/lib/db/testing";
import {
  emptyInventory,
  secretFixture,
  storeCompleteRun,
  storeSecrets,
} from "@/lib/inventory/testing";
import { closeDayAsSystem } from "./close";
import { closeMissingDaysAsSystem } from "./close-missing";
import { kpiById, kpis } from "./index";
import { KpiQuery } from "./model";
import { readTeams } from "./queries";
import { closedDays, dayValue } from "./trend";

const { application, owner } = testDatabase();
const now = new Date("2026-11-23T02:00:00Z");
const every = KpiQuery.parse({});
const tz = { timeZone: "Asia/Tokyo" };

beforeEach(async () => {
  await emptyInventory(owner);
  await application.query("DELETE FROM person; DELETE FROM team");
});

describe("a closed day", () => {
  test("stays as it was closed, and is late when closed on a later day", async () => {
    await storeSecrets(application, [
      secretFixture({ max_age_seconds: 86_400, rotation_due_at: "2026-11-01T00:00:00Z" }),
    ]);
    await storeCompleteRun(application, "2026-11-22T14:00:00Z");
    expect(await closeDayAsSystem("2026-11-22", { ...tz, now })).toHaveLength(kpis.length);
    expect(await closeDayAsSystem("2026-11-22", { ...tz, now })).toEqual([]);
    await closeDayAsSystem("2026-11-20", { ...tz, now });
    const days = await closedDays(viewerOf("auditor"), kpiById("rotation-compliance"), every, {
      from: "2026-11-01",
      to: "2026-11-30",
      byTeam: true,
    });
    expect(
      days.map((day) => [day.day, day.team, dayValue({ unit: "ratio" }, day), day.late]),
    ).toEqual([
      ["2026-11-20", undefined, 0, true],
      ["2026-11-20", "orders", 0, true],
      ["2026-11-22", undefined, 0, false],
      ["2026-11-22", "orders", 0, false],
    ]);
    await expect(application.query("DELETE FROM kpi_cell")).rejects.toThrow(
      /permission denied|append-only/,
    );
  });

  test("that nobody closed in time is closed later, each once", async () => {
    await storeSecrets(application, [secretFixture()]);
    await storeCompleteRun(application, "2026-11-20T14:00:00Z");
    expect(await closeMissingDaysAsSystem(new Date("2026-11-20T15:05:00Z"))).toEqual([]);
    expect(await closeMissingDaysAsSystem(new Date("2026-11-20T15:10:00Z"))).toEqual([
      "2026-11-20",
    ]);
    expect(await closeMissingDaysAsSystem(now)).toEqual(["2026-11-21", "2026-11-22"]);
    expect(await closeMissingDaysAsSystem(now)).toEqual([]);
    const late = await application.query(
      "SELECT DISTINCT to_char(day, 'DD') AS day FROM kpi_close WHERE late",
    );
    expect(late.rows).toEqual([{ day: "21" }]);
  });

  test("cannot be closed before it has ended in the organisation's zone", async () => {
    await expect(closeDayAsSystem("2026-11-23", { ...tz, now })).rejects.toThrow(/has not ended/);
  });

  test("is answered from what was recorded until then", async () => {
    const secret = secretFixture({ team: "orders" });
    await storeSecrets(application, [secret]);
    await prisma().$executeRaw(Prisma.sql`INSERT INTO secret_history
      SELECT id, identity, place_id, parent_identity, backend, type, name, path, arn, incarnation, version, description, tags, facts,
        environment, environment_from, service, service_from, 'logistics', team_from, owner, owner_from, kind, kind_from,
        classification, classification_from, stop_time_minutes, stop_time_from, created_at, value_changed_at, value_evidence,
        value_unknown, rotation_policy_id, max_age_seconds, rotation_due_at, due_soon_at, rotation_failed_from, rotation_failure,
        exempt_until, attestation_due_at, counted, not_counted_because, plain_text_pattern, first_recorded_at, recorded_at,
        not_seen_since, removed_at, '2026-11-10T00:00:00Z' FROM secret`);
    await application.query("UPDATE secret SET recorded_at = '2026-11-10T00:00:00Z'");
    await storeCompleteRun(application, "2026-11-01T00:00:00Z");
    const teamAt = async (asOf: string) =>
      (await readTeams(viewerOf("auditor"), { ...every, asOf }, { now })).items.map(
        ({ team }) => team,
      );
    expect(await teamAt("2026-11-09")).toEqual(["logistics"]);
    expect(await teamAt("2026-11-10")).toEqual(["orders"]);
  });
});
