import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { storeEvents } from "@/lib/access-history/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { cancelExport, requestExport } from "./commands";
import { fileOf } from "./files";
import { NewExport } from "./model";
import { readExport } from "./queries";
import { runExportAsSystem } from "./run-export";

const { application, owner } = testDatabase();
const folder = mkdtempSync(join(tmpdir(), "kagimori-stopped-"));
process.env.KAGIMORI_DATA_DIR = folder;
const mine = viewerOf("auditor", [], { name: "mine@example.jp", id: "mine" });
const open = new AbortController().signal;

beforeAll(() =>
  storeEvents(
    application,
    Array.from({ length: 20 }, (_, n) => ({
      occurredAt: `2026-11-20T10:00:${String(n + 10)}Z`,
      target: `t${n}`,
    })),
  ),
);
afterAll(async () => {
  await closePool();
  rmSync(folder, { recursive: true });
});

const ask = () => requestExport(mine, NewExport.parse({ kind: "bundle" }), new Date());
const partialOf = (id: string) => `${fileOf(id)}.partial`;

/** Holds the rows back while `act` runs, so that an export is surely in its middle. */
async function heldBack<Result>(act: () => Promise<Result>): Promise<Result> {
  const client = await owner.connect();
  try {
    await client.query("BEGIN; LOCK TABLE access_user_agent IN ACCESS EXCLUSIVE MODE");
    return await act();
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}
const inItsMiddle = (id: string) =>
  vi.waitFor(
    async () => {
      expect((await readExport(mine, id)).state).toBe("running");
      expect(existsSync(partialOf(id))).toBe(true);
    },
    { timeout: 30_000 },
  );

test("kill -9 in the middle: whoever takes it up begins anew, and it ends whole", async () => {
  const { id } = await ask();
  await heldBack(async () => {
    const how = [
      "--conditions=react-server",
      "--import",
      "tsx",
      "lib/evidence/testing/export-in-child.ts",
    ];
    const child = spawn(process.execPath, [...how, id], { stdio: "ignore" });
    const ended = once(child, "close");
    await inItsMiddle(id);
    child.kill("SIGKILL");
    await ended;
  });
  expect((await readExport(mine, id)).state).toBe("running");
  await runExportAsSystem(id, open);
  expect(await readExport(mine, id)).toMatchObject({ state: "done", rows: 20, progress: 1 });
  expect(readFileSync(fileOf(id)).subarray(0, 2).toString()).toBe("PK");
  expect(existsSync(partialOf(id))).toBe(false);
});

test("cancelled in the middle: the job ends, nothing of it stays, the audit trail has it", async () => {
  const { id } = await ask();
  await heldBack(async () => {
    const run = runExportAsSystem(id, open);
    await inItsMiddle(id);
    expect(await cancelExport(mine, id, new Date())).toMatchObject({ state: "cancelled" });
    await run;
  });
  expect(await readExport(mine, id)).toMatchObject({ state: "cancelled", sha256: null });
  expect([fileOf(id), partialOf(id)].filter(existsSync)).toEqual([]);
  const { rows } = await application.query(
    "SELECT actor, action FROM audit_entry WHERE object = $1 ORDER BY id",
    [id],
  );
  expect(rows).toEqual([
    { actor: mine.name, action: "evidence-made" },
    { actor: mine.name, action: "export-cancelled" },
  ]);
  await expect(cancelExport(mine, id, new Date())).rejects.toMatchObject({ code: "conflict" });
  await runExportAsSystem(id, open);
  expect((await readExport(mine, id)).state).toBe("cancelled");
});

test("nobody cancels another's export", async () => {
  const { id } = await ask();
  const other = viewerOf("operator", [], { name: "other@example.jp", id: "other" });
  await expect(cancelExport(other, id, new Date())).rejects.toMatchObject({ code: "not-found" });
  expect((await readExport(mine, id)).state).toBe("queued");
});
