import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { testDatabase } from "@/lib/db/testing";
import {
  emptyInventory,
  secretFixture,
  storeCompleteRun,
  storeSecrets,
} from "@/lib/inventory/testing";
import { KpiQuery, KpiRowsQuery } from "./model";
import { readKpis } from "./queries";
import { readKpiRows } from "./rows";

const { application, owner } = testDatabase();
const now = new Date("2026-11-23T02:00:00Z");
const every = KpiQuery.parse({});

beforeEach(async () => {
  await emptyInventory(owner);
  await application.query("DELETE FROM person; DELETE FROM team");
});

describe("rows behind a figure", () => {
  const rows = (
    id: "sprawl" | "rotation-compliance",
    query: Record<string, unknown>,
    viewer = viewerOf("auditor"),
  ) => readKpiRows(viewer, id, KpiRowsQuery.parse(query), { now });

  test("of distinct locations are the locations, each once, page by page", async () => {
    const plain = {
      type: "string",
      counted: "none",
      not_counted_because: "configuration",
      plain_text_pattern: "password",
    };
    await storeSecrets(application, [
      secretFixture({ place_id: 1 }),
      secretFixture({ place_id: 1, team: "logistics" }),
      secretFixture({ place_id: 2 }),
      secretFixture({ ...plain, path: "/app/db_password", place_id: 2 }),
    ]);
    await storeCompleteRun(application, now.toISOString());
    const first = await rows("sprawl", { limit: 2 });
    const second = await rows("sprawl", { limit: 2, cursor: first.nextCursor });
    expect([first.total, second.nextCursor]).toEqual([3, null]);
    expect(
      [...first.items, ...second.items].map(({ label, parts, team }) => [label, parts, team]),
    ).toEqual([
      ["place 1", ["managed"], null],
      ["place 2", ["managed"], "orders"],
      ["/app/db_password", ["plain-text"], "orders"],
    ]);
    expect((await rows("sprawl", { part: "plain-text" })).total).toBe(1);
    await expect(rows("sprawl", { part: "findings" })).rejects.toMatchObject({ code: "not-found" });
  });

  test("are those inside the binding, as rowsInScope says", async () => {
    await storeSecrets(application, [
      secretFixture({ team: "orders" }),
      secretFixture({ team: "logistics" }),
    ]);
    await storeCompleteRun(application, now.toISOString());
    const manager = viewerOf("manager", [{ team: ["orders"] }]);
    const { items } = await readKpis(manager, every, { now, ids: ["rotation-compliance"] });
    expect((await rows("rotation-compliance", {}, manager)).total).toBe(items[0]?.rowsInScope);
  });
});
