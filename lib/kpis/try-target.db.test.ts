import { afterAll, beforeEach, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import {
  emptyInventory,
  secretFixture,
  storeCompleteRun,
  storeSecrets,
} from "@/lib/inventory/testing";
import { closeDayAsSystem } from "./close";
import { tryTarget } from "./try-target";

const { application, owner } = testDatabase();
afterAll(closePool);
const now = new Date("2026-11-23T02:00:00Z");
const operator = viewerOf("operator");
const overdue = { max_age_seconds: 86_400, rotation_due_at: "2026-11-13T02:00:00Z" };
const compliant = {
  max_age_seconds: 7_776_000,
  due_soon_at: "2026-12-20T00:00:00Z",
  rotation_due_at: "2027-01-01T00:00:00Z",
};
const close = (day: string) => closeDayAsSystem(day, { timeZone: "Asia/Tokyo", now });

beforeEach(async () => {
  await emptyInventory(owner);
  await storeSecrets(application, [
    secretFixture(overdue),
    ...Array.from({ length: 3 }, () => secretFixture(compliant)),
  ]);
  await storeCompleteRun(application, now.toISOString());
  await close("2026-11-20");
  await close("2026-11-21");
});

test("a lower target is met now, and on days on which the present one was not", async () => {
  const trial = await tryTarget(operator, { kpi: "rotation-compliance", target: 0.7 }, now);
  expect(trial).toMatchObject({ target: 0.9, value: 0.75, status: "breach", statusAfter: "ok" });
  expect(trial.points).toEqual(
    ["2026-11-20", "2026-11-21"].map((day) => ({ day, value: 0.75, met: false, metAfter: true })),
  );
  const higher = await tryTarget(operator, { kpi: "rotation-compliance", target: 0.78 }, now);
  expect(higher.statusAfter).toBe("near");
});

test("a target of a period judges no day; who may not declare may not try", async () => {
  const trial = await tryTarget(operator, { kpi: "retrieval-failures", target: 3 }, now);
  expect(trial.points).toEqual([]);
  await expect(
    tryTarget(viewerOf("manager"), { kpi: "sprawl", target: 3 }, now),
  ).rejects.toMatchObject({ code: "not-allowed" });
});
