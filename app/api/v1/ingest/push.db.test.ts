import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { admitPush } from "@/lib/access-history/ingest/push";
import { auditEntry } from "@/lib/access-sources/testing/audit";
import { makeToken, stubWebEnvironment } from "@/lib/auth/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";

const { application } = testDatabase();
let folder: string;
let POST: typeof import("./[source]/route")["POST"];

beforeAll(async () => {
  stubWebEnvironment();
  folder = mkdtempSync(join(tmpdir(), "kagimori-push-"));
  const file = join(folder, "kagimori.config.yaml");
  writeFileSync(
    file,
    `sources:
  - { id: vault, kind: vault, endpoint: "http://127.0.0.1:1", auth: { method: token, token: "env:NONE" } }
  - { id: audit, kind: vault-audit, vault: vault }
`,
  );
  process.env.KAGIMORI_CONFIG = file;
  ({ POST } = await import("./[source]/route"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closePool();
});

async function push(body: BodyInit, headers: Record<string, string> = {}, source = "audit") {
  const token = await makeToken("ingest", [{ source: [source] }]);
  const sent = new Request("http://localhost:3000/api/v1/ingest/audit", {
    method: "POST",
    body,
    headers: { host: "localhost:3000", authorization: `Bearer ${token}`, ...headers },
  });
  const answer = await POST(sent, { params: Promise.resolve({ source: "audit" }) });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

const lines = (count: number) =>
  Array.from({ length: count }, () => {
    const entry = auditEntry();
    return `${JSON.stringify({ ...entry, type: "request", response: undefined })}\n${JSON.stringify(entry)}\n`;
  }).join("");

test("lines are stored when 202 is answered; the same again tells nothing new; a bad one stops nothing", async () => {
  const body = `${lines(3)}broken\n`;
  const counts = { records: 7, accepted: 6, events: 3, duplicates: 0, ignored: 0, rejected: 1 };
  expect(await push(gzipSync(body), { "content-encoding": "gzip" })).toMatchObject({
    status: 202,
    body: counts,
  });
  expect((await application.query("SELECT FROM access_event")).rowCount).toBe(3);
  expect(await push(body)).toMatchObject({
    status: 202,
    body: { ...counts, accepted: 0, events: 0, duplicates: 6 },
  });
  const aside = await application.query("SELECT at FROM set_aside");
  expect(aside.rows).toEqual([{ at: 7 }]);
});

test("too much is refused, and who comes when others are stored is told when to come again", async () => {
  expect((await push(Buffer.alloc(8 * 1024 * 1024 + 1))).status).toBe(413);
  const inflated = gzipSync(Buffer.alloc(32 * 1024 * 1024 + 1));
  expect((await push(inflated, { "content-encoding": "gzip" })).status).toBe(413);
  expect((await push(lines(1), {}, "other")).status).toBe(403);
  const places = [admitPush(), admitPush(), admitPush()];
  const behind = await push(lines(1));
  expect(behind.status).toBe(429);
  expect(behind.headers.get("retry-after")).toBe("5");
  for (const place of places) place?.leave();
  expect((await push(lines(1))).status).toBe(202);
});
