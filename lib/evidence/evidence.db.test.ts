import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import type { Viewer } from "@/lib/access-control/viewer";
import { storeEvents } from "@/lib/access-history/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { secretFixture, storeSecrets } from "@/lib/inventory/testing";
import { requestExport } from "./commands";
import { fetchFile } from "./fetch-file";
import { fileOf } from "./files";
import { expireExportsAsSystem, giveUpLostExportsAsSystem } from "./housekeeping";
import { NewExport } from "./model";
import { ExportsQuery, listExports, readExport } from "./queries";
import { runExportAsSystem } from "./run-export";

const { application } = testDatabase();
const folder = mkdtempSync(join(tmpdir(), "kagimori-exports-"));
process.env.KAGIMORI_DATA_DIR = folder;
const now = new Date();
const open = new AbortController().signal;
const someone = (name: string, scope: object[] = []): Viewer =>
  viewerOf("auditor", scope, { name: `${name}@example.jp`, id: name });
const [mine, other] = [someone("mine"), someone("other")];
const alice = {
  key: "role/dev/alice",
  kind: "person",
  name: "=cmd|' /C calc'!A0",
  person: "alice@example.jp",
} as const;

beforeAll(async () => {
  const [pay, web] = [
    secretFixture({ path: "prod/pay/db", team: "payments", environment: "prod" }),
    secretFixture({ path: "stg/web/api", team: "web", environment: "stg" }),
  ];
  await storeSecrets(application, [pay, web]);
  await storeEvents(application, [
    {
      occurredAt: "2026-11-21T10:00:00.123Z",
      secretId: String(pay.id),
      principal: alice,
      sourceIp: "10.0.0.9",
      userAgent: 'Mozilla "5", x',
    },
    { occurredAt: "2026-11-20T10:00:00Z", secretId: String(web.id), cause: "denied" },
    { occurredAt: "2026-11-20T10:00:00Z", target: "向こうの\n何か" },
    { occurredAt: "2026-11-22T23:59:59.999Z", secretId: String(web.id) },
    { occurredAt: "2026-11-23T00:00:00Z", secretId: String(web.id) },
  ]);
});
afterAll(async () => {
  await closePool();
  rmSync(folder, { recursive: true });
});

async function exported(viewer: Viewer, input: object) {
  const { id } = await requestExport(viewer, NewExport.parse(input), now);
  await runExportAsSystem(id, open);
  const done = await readExport(viewer, id);
  return { done, text: done.state === "done" ? readFileSync(fileOf(id), "utf8") : "" };
}
const whole = { from: "2026-11-20T00:00:00Z", to: "2026-11-23T00:00:00Z" };

test("every row of the filter, oldest first, with a head, and nothing a spreadsheet would run", async () => {
  const { done, text } = await exported(mine, { filters: whole, header: "ja" });
  expect(done).toMatchObject({ state: "done", rows: 4, progress: 1, own: true, signedBy: null });
  expect(done.sha256).toBe(createHash("sha256").update(text).digest("hex"));
  expect(statSync(fileOf(done.id)).mode & 0o777).toBe(0o600);
  const lines = text.split("\r\n");
  expect(lines[0]).toMatch(/^\uFEFF発生日時/);
  expect(lines.slice(1, -1).map((line) => line.slice(0, 24))).toEqual([
    "2026-11-20T10:00:00.000Z",
    "2026-11-20T10:00:00.000Z",
    "2026-11-21T10:00:00.123Z",
    "2026-11-22T23:59:59.999Z",
  ]);
  expect(lines[3]).toContain(
    `,success,,secrets-manager,111122223333,prod/pay/db,'=cmd|' /C calc'!A0,person,alice@example.jp,10.0.0.9,"Mozilla ""5"", x",`,
  );
  expect(text).toContain('"向こうの\n何か"');
});

test("JSON Lines tell the same rows", async () => {
  const { text } = await exported(mine, { filters: whole, format: "jsonl" });
  const events = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events).toHaveLength(4);
  expect(events[2]).toMatchObject({
    user: { id: "alice@example.jp" },
    kagimori: { secret: "prod/pay/db" },
  });
});

test("the scope is that of who asked, by the attributes at that time", async () => {
  const { done, text } = await exported(someone("web", [{ team: ["web"] }]), { filters: {} });
  expect(done.rows).toBe(3);
  expect(text).not.toMatch(/prod\/pay|alice/);
});

test("filters, values in them never being SQL", async () => {
  expect((await exported(mine, { filters: { environment: "prod" } })).done.rows).toBe(1);
  expect((await exported(mine, { filters: { cause: "denied" } })).done.rows).toBe(1);
  expect((await exported(mine, { filters: { q: "prod/pay" } })).done.rows).toBe(1);
  for (const spite of ["'; DROP TABLE access_event; --", "\\'; SELECT 1; --", "$1", '"{}\\'])
    expect((await exported(mine, { filters: { action: spite, q: spite } })).done).toMatchObject({
      state: "done",
      rows: 0,
    });
});

test("pseudonymised, no person is in it", async () => {
  const { text } = await exported(mine, { filters: whole, pseudonymous: true });
  expect(text).not.toMatch(/alice|calc|10\.0\.0\.9/);
  expect(text).toMatch(/person-[0-9a-f]{16}/);
});

test("it is asked for in the audit trail, a person only for a purpose", async () => {
  const filters = { person: "alice@example.jp" };
  await expect(requestExport(mine, NewExport.parse({ filters }), now)).rejects.toThrow(/State why/);
  const purpose = { kind: "audit", note: "quarterly review" };
  const { done } = await exported(mine, { filters, purpose });
  expect(done.rows).toBe(1);
  const { rows } = await application.query(
    "SELECT action, actor, detail FROM audit_entry WHERE object = $1 OR detail->>'export' = $1 ORDER BY id",
    [done.id],
  );
  expect(rows).toMatchObject([
    { action: "person-viewed", actor: "mine@example.jp", detail: { purpose } },
    { action: "export-made", detail: { filters: { person: ["alice@example.jp"] }, purpose } },
  ]);
  const wrong = NewExport.parse({ filters: { from: "2026-11-24", to: "2026-11-20" } });
  await expect(requestExport(mine, wrong, now)).rejects.toThrow(/ends before/);
  await expect(requestExport(viewerOf("manager"), NewExport.parse({}), now)).rejects.toThrow(
    /access:export/,
  );
});

test("nobody else can fetch it, and what broke off goes on", async () => {
  const { done, text } = await exported(mine, { filters: whole });
  const fetched = await fetchFile(mine, done.id, new Headers(), now);
  expect(Buffer.from(await fetched.arrayBuffer()).toString()).toBe(text);
  expect(fetched.headers.get("content-disposition")).toBe(
    `attachment; filename="${done.fileName}"`,
  );

  const half = new Headers({ range: "bytes=100-", "if-range": fetched.headers.get("etag") ?? "" });
  const rest = await fetchFile(mine, done.id, half, now);
  expect(rest.status).toBe(206);
  const size = Buffer.byteLength(text);
  expect(rest.headers.get("content-range")).toBe(`bytes 100-${size - 1}/${size}`);
  expect(Buffer.from(await rest.arrayBuffer())).toEqual(Buffer.from(text).subarray(100));
  half.set("if-range", '"another"');
  expect((await fetchFile(mine, done.id, half, now)).status).toBe(200);
  const beyond = await fetchFile(mine, done.id, new Headers({ range: "bytes=99999999-" }), now);
  expect(beyond.status).toBe(416);

  await expect(fetchFile(other, done.id, new Headers(), now)).rejects.toMatchObject({
    status: 404,
  });
  const listed = (await listExports(other, ExportsQuery.parse({}))).items;
  expect(listed.find(({ id }) => id === done.id)).toMatchObject({
    own: false,
    makerName: "mine@example.jp",
  });
  expect(
    (await listExports(someone("web", [{ team: ["web"] }]), ExportsQuery.parse({}))).items.every(
      ({ own }) => own,
    ),
  ).toBe(true);
});

test("its time over, it is gone; aborted, it is taken up again", async () => {
  const { id } = await requestExport(mine, NewExport.parse({ filters: whole }), now);
  await expect(runExportAsSystem(id, AbortSignal.abort())).rejects.toThrow();
  expect(existsSync(`${fileOf(id)}.partial`)).toBe(false);
  expect((await readExport(mine, id)).state).toBe("running");
  await runExportAsSystem(id, open);
  expect((await readExport(mine, id)).state).toBe("done");
  const later = new Date(Date.now() + 8 * 86_400_000);
  await expect(fetchFile(mine, id, new Headers(), later)).rejects.toMatchObject({ status: 404 });
  await expireExportsAsSystem(later);
  expect((await readExport(mine, id)).state).toBe("expired");
  expect(existsSync(fileOf(id))).toBe(false);
});

test("what was lost with its job is told as failed", async () => {
  const { id } = await requestExport(mine, NewExport.parse({ filters: whole }), now);
  await giveUpLostExportsAsSystem(new Date(now.getTime() + 5 * 60_000));
  expect((await readExport(mine, id)).state).toBe("queued");
  await giveUpLostExportsAsSystem(new Date(now.getTime() + 11 * 60_000));
  expect(await readExport(mine, id)).toMatchObject({
    state: "failed",
    message: expect.stringContaining("ask for it again"),
  });
});
