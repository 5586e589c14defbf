import { beforeEach, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { testDatabase } from "@/lib/db/testing";
import {
  emptyInventory,
  secretFixture,
  storeCompleteRun,
  storeSecrets,
} from "@/lib/inventory/testing";
import { KpiQuery, KpiRowsQuery } from "../model";
import { readKpis } from "../queries";
import { readKpiRows } from "../rows";

const { application, owner } = testDatabase();
const now = new Date("2026-11-23T02:00:00Z");
const viewer = viewerOf("auditor");

beforeEach(() => emptyInventory(owner));

test("what a person has judged to be no secret is taken out, and shown as that", async () => {
  const plain = {
    type: "string",
    counted: "none",
    not_counted_because: "configuration",
    plain_text_pattern: "token",
  };
  await storeSecrets(application, [
    secretFixture({ ...plain, path: "/app/token" }),
    secretFixture({ ...plain, path: "/app/token-label", plain_text_judged: "a label" }),
  ]);
  await storeCompleteRun(application, now.toISOString());
  for (const id of ["plain-text-parameters", "sprawl"] as const) {
    const { items: figures } = await readKpis(viewer, KpiQuery.parse({}), { now, ids: [id] });
    const [kpi] = figures;
    expect(kpi?.excluded).toContainEqual({ id: "false-positive", count: 1, change: null });
    expect([kpi?.value, kpi?.valueWithoutExclusions]).toEqual([1, 2]);
    const { items } = await readKpiRows(
      viewer,
      id,
      KpiRowsQuery.parse({ excluded: "false-positive" }),
      { now },
    );
    expect(items.map(({ label }) => label)).toEqual(["/app/token-label"]);
  }
});
