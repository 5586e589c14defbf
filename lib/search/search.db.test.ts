import { afterAll, beforeAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import type { Viewer } from "@/lib/access-control/viewer";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { emptyInventory, secretFixture, storeSecrets } from "@/lib/inventory/testing";
import { SearchQuery } from "./model";
import { find } from "./queries";

const { application, owner } = testDatabase();
afterAll(closePool);

const main = secretFixture({ path: "prod/shop/db-main" });
const report = secretFixture({ path: "stg/db-main/report", environment: "stg" });
const pay = secretFixture({ path: "prod/pay/db-main", team: "pay" });
beforeAll(async () => {
  await emptyInventory(owner);
  await storeSecrets(application, [
    report,
    main,
    pay,
    secretFixture({ path: "gone/db-main", removed_at: "2026-11-01T00:00:00Z" }),
  ]);
  await application.query(
    "INSERT INTO person (id, name, recorded_at) VALUES ('aya@example.jp', '三浦 彩', now())",
  );
});

const ask = (viewer: Viewer, query: object) => find(viewer, SearchQuery.parse(query));
const paths = async (viewer: Viewer, q: string) =>
  (await ask(viewer, { q })).secrets.map(({ path }) => path);

test("what is called so comes first, and only what the viewer may see", async () => {
  expect(await paths(viewerOf("auditor"), "db-main")).toEqual([
    "prod/pay/db-main",
    "prod/shop/db-main",
    "stg/db-main/report",
  ]);
  expect(await paths(viewerOf("member", [{ team: ["pay"] }]), "db-main")).toEqual([
    "prod/pay/db-main",
  ]);
  expect(await paths(viewerOf("qa"), "db-main")).toEqual(["stg/db-main/report"]);
  expect(await paths(viewerOf("auditor"), "")).toEqual([]);
});

test("people are found by who may know persons", async () => {
  for (const role of ["auditor", "operator"] as const)
    expect((await ask(viewerOf(role), { q: "三浦" })).people).toMatchObject([
      { id: "aya@example.jp" },
    ]);
  for (const role of ["manager", "qa", "member"] as const)
    expect((await ask(viewerOf(role), { q: "三浦" })).people).toEqual([]);
});

test("what was opened lately is told by id, and only while it may be seen", async () => {
  const recent = [String(pay.id), String(main.id)];
  const told = async (viewer: Viewer) =>
    (await ask(viewer, { secret: recent })).recent.map(({ path }) => path);
  expect(await told(viewerOf("auditor"))).toEqual(["prod/pay/db-main", "prod/shop/db-main"]);
  expect(await told(viewerOf("member", [{ team: ["orders"] }]))).toEqual(["prod/shop/db-main"]);
});

test("figures are those of the role", async () => {
  expect((await ask(viewerOf("auditor"), {})).kpis).toContain("log-continuity");
  expect((await ask(viewerOf("member"), {})).kpis).not.toContain("log-continuity");
});
