import { afterAll, beforeEach, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { exportChosen, exportSecrets } from "./export-csv";
import { sorts } from "./model/list-keys";
import { ChosenExport, SecretExportQuery } from "./model/secret";
import { emptyInventory, secretFixture, storeSecrets } from "./testing";

const { application, owner } = testDatabase();
const now = new Date("2026-11-23T02:00:00Z");
const { signal } = new AbortController();
afterAll(closePool);
beforeEach(() => emptyInventory(owner));

async function file(query: Record<string, unknown> = {}, viewer = viewerOf("auditor")) {
  const response = await exportSecrets(viewer, SecretExportQuery.parse(query), signal, now);
  const bytes = Buffer.from(await response.arrayBuffer());
  const [head = "", ...rows] = bytes.toString("utf8").split("\r\n").slice(0, -1);
  return { response, bytes, head, rows, paths: rows.map((row) => row.split(",")[0]) };
}

test("exactly the rows of the conditions, inside the viewer's rows, in the list's order", async () => {
  await storeSecrets(application, [
    secretFixture({ path: "a", environment: "stg" }),
    secretFixture({ path: "b", team: "pay" }),
    secretFixture({ path: "c" }),
    secretFixture({ path: "d", removed_at: "2026-11-01T00:00:00Z" }),
  ]);
  expect((await file()).paths).toEqual(["a", "b", "c"]);
  expect((await file({ environment: "prod", order: "desc" })).paths).toEqual(["c", "b"]);
  const member = viewerOf("member", [{ team: ["pay"] }]);
  expect((await file({}, member)).paths).toEqual(["b"]);
  expect((await file({}, viewerOf("qa"))).paths).toEqual(["a"]);
  expect((await file({ removed: "only" })).paths).toEqual(["d"]);
});

test.each(sorts)("ordered by %s", async (sort) => {
  await storeSecrets(
    application,
    ["a", "b"].map((path) => secretFixture({ path })),
  );
  expect((await file({ sort })).paths).toEqual(["a", "b"]);
});

test("opens right in a spreadsheet: byte order mark, Japanese, and nothing begins a formula", async () => {
  await storeSecrets(application, [
    secretFixture({ path: "=cmd|' /C calc'!A1", service: "決済", description: '@SUM(1)," x' }),
    secretFixture({ path: "-2+3", team: "+t", owner: "\tx" }),
  ]);
  const { bytes, head, rows, response } = await file({ header: "ja" });
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(head).toMatch(/^\uFEFFパス,保管先,/);
  expect((await file()).head).toMatch(/^\uFEFFpath,backend,/);
  expect(rows[0]).toMatch(/^'-2\+3,/);
  expect(rows[0]).toContain(",'+t,");
  expect(rows[1]).toMatch(/^'=cmd\|' \/C calc'!A1,/);
  expect(rows[1]).toContain(`"'@SUM(1),"" x"`);
  expect(rows[1]).toContain(",決済,");
  expect(response.headers.get("content-disposition")).toContain(
    "kagimori-inventory-2026-11-23.csv",
  );
});

test("of chosen secrets: those and no others, in the list's order, as safe as the whole list", async () => {
  const secrets = ["=a", "b", "c"].map((path) => secretFixture({ path, team: "pay" }));
  const outside = secretFixture({ path: "d" });
  await storeSecrets(application, [...secrets, outside]);
  const [first, , third] = secrets.map(({ id }) => String(id));
  const member = viewerOf("member", [{ team: ["pay"] }]);
  const take = (ids: (string | undefined)[], more = {}) =>
    exportChosen(member, ChosenExport.parse({ ids, ...more }), signal, now);
  const text = await (await take([first, third], { order: "desc", header: "ja" })).text();
  const [head, ...rows] = text.split("\r\n").slice(0, -1);
  expect(head).toMatch(/^パス,保管先,/);
  expect(rows.map((row) => row.split(",")[0])).toEqual(["c", "'=a"]);
  const { rows: entries } = await application.query(
    "SELECT detail FROM audit_entry WHERE action = 'inventory-exported' ORDER BY id DESC LIMIT 1",
  );
  expect(entries[0]?.detail).toMatchObject({ chosen: [first, third], sort: "name", order: "desc" });
  await expect(take([first, String(outside.id)])).rejects.toMatchObject({ code: "not-found" });
  expect(() => ChosenExport.parse({ ids: Array(501).fill(first) })).toThrow();
  expect(() => ChosenExport.parse({ ids: [] })).toThrow();
});

test("that it was taken is in the audit trail, with its conditions", async () => {
  await storeSecrets(application, [secretFixture()]);
  await file({ team: "orders", q: "決済" });
  const { rows } = await application.query(
    "SELECT actor, detail FROM audit_entry WHERE action = 'inventory-exported' ORDER BY id DESC LIMIT 1",
  );
  expect(rows[0]).toMatchObject({
    actor: "auditor@example.jp",
    detail: { filters: { team: ["orders"], q: "決済" }, sort: "name" },
  });
});
