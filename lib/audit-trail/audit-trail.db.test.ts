import { generateKeyPairSync } from "node:crypto";
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { inTransaction } from "@/lib/db/transaction";
import { keyOf } from "@/lib/signing/key";
import { appendEntryIn } from "./append-in";
import { AuditQuery } from "./audit-query";
import { signCheckpoint } from "./checkpoints/checkpoint";
import { checkpointPlaces } from "./checkpoints/places";
import { appendEntry } from "./commands";
import type { AuditDetail } from "./model";
import { listActors, listEntries, readVerification } from "./queries";
import { verifyTrailAsSystem } from "./verify";
import { checkpointTrailAsSystem } from "./write-checkpoint";

const { application, owner } = testDatabase();
const folder = mkdtempSync(join(tmpdir(), "kagimori-audit-"));
process.env.KAGIMORI_DATA_DIR = folder;
const file = join(folder, "audit-checkpoints.jsonl");
const now = new Date("2026-11-23T12:00:00.123Z");
const auditor = viewerOf("auditor");
afterAll(async () => {
  await closePool();
  rmSync(folder, { recursive: true });
});

/** As somebody with the owner's rights would, who first takes the trigger away. */
async function tamper(sql: string) {
  await owner.query(
    `ALTER TABLE audit_entry DISABLE TRIGGER USER; ${sql}; ALTER TABLE audit_entry ENABLE TRIGGER USER`,
  );
}

beforeEach(async () => {
  rmSync(file, { force: true });
  await tamper("DELETE FROM audit_entry");
  await owner.query(
    `ALTER TABLE audit_verification DISABLE TRIGGER USER; DELETE FROM audit_verification; ALTER TABLE audit_verification ENABLE TRIGGER USER`,
  );
});

const add = (count: number, detail: AuditDetail = {}) =>
  Promise.all(
    Array.from({ length: count }, (_, i) =>
      appendEntry(auditor, "sign-in", `object ${i}`, detail, now),
    ),
  );
const verify = () => verifyTrailAsSystem(checkpointPlaces(now), now);
const rewrite = `DO $$ DECLARE e audit_entry; p text := repeat('0', 64); BEGIN
  FOR e IN SELECT * FROM audit_entry ORDER BY id LOOP p := audit_entry_hash(p, e);
    UPDATE audit_entry SET hash = p WHERE id = e.id; END LOOP; END $$`;

test("entries added at the same time, by both ways, are one chain without gaps", async () => {
  const byPool = Array.from({ length: 20 }, (_, i) =>
    inTransaction((client) => appendEntryIn(client, auditor, "token-created", `t${i}`, {}, now)),
  );
  const undone = inTransaction(async (client) => {
    await appendEntryIn(client, auditor, "token-revoked", "never", {}, now);
    throw new Error("undone");
  });
  await Promise.all([add(20), ...byPool, expect(undone).rejects.toThrow("undone")]);
  const { rows } = await application.query(
    "SELECT count(*)::int AS entries, min(id)::int AS first, max(id)::int AS last FROM audit_entry",
  );
  expect(rows[0]).toEqual({ entries: 40, first: 1, last: 40 });
  expect(await verify()).toMatchObject({ ok: true, entries: 40, broken: null });
});

test("the database and the verification say the same of any detail", async () => {
  const text = fc.string({ unit: "binary" }).map((s) => s.replaceAll("\0", ""));
  const { tie } = fc.letrec((again) => ({
    tie: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.integer(),
      fc
        .double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
        .map((n) => Math.round(n * 1000) / 1000),
      fc.boolean(),
      fc.constant(null),
      fc.array(again("tie"), { maxLength: 4 }),
      fc.dictionary(text, again("tie"), { maxKeys: 4 }),
    ),
  }));
  for (const value of fc.sample(tie, 300))
    await appendEntry(auditor, "rule-changed", null, JSON.parse(JSON.stringify({ value })), now);
  expect(await verify()).toMatchObject({ entries: 300, broken: null });
}, 60_000); // 300 entries, one after the other

test("the application cannot change, remove or number an entry", async () => {
  await add(1);
  for (const sql of [
    "UPDATE audit_entry SET actor = 'x'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
  ])
    await expect(application.query(sql)).rejects.toThrow(/permission denied/);
});

test("what an older database holds is numbered and chained by the migration", async () => {
  const migration = readFileSync(
    "prisma/migrations/20261123212840_audit_chain/migration.sql",
    "utf8",
  );
  const [chaining = ""] = /DO \$\$[\s\S]*?\$\$;/.exec(migration) ?? [];
  await add(5, { a: 1 });
  await tamper(
    "UPDATE audit_entry SET hash = '', id = id * 7; DELETE FROM audit_entry WHERE id = 14",
  );
  await tamper(chaining.replace(/;$/, ""));
  await add(1);
  expect(await verify()).toMatchObject({ ok: true, entries: 5, broken: null });
});

test("a checkpoint is left at each round, in a file nobody else can read, signed by a published key", async () => {
  await add(3);
  const first = await checkpointTrailAsSystem(now);
  expect(first).toMatchObject({ ok: true, entries: 3, places: [{ state: "ok", checkpoints: 1 }] });
  await add(2);
  await checkpointTrailAsSystem(now);
  expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(2);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await readVerification(auditor)).toMatchObject({ ok: true, entries: 5 });
});

test.each([
  ["a changed entry", "UPDATE audit_entry SET actor = 'x' WHERE id = 3", 3, 3, "altered"],
  ["a removed entry", "DELETE FROM audit_entry WHERE id = 2", 2, 2, "missing"],
  [
    "a chain made anew",
    `UPDATE audit_entry SET actor = 'x' WHERE id = 3; ${rewrite}`,
    4,
    1,
    "rewritten",
  ],
  ["a shortened end", "DELETE FROM audit_entry WHERE id > 2", 4, 3, "cut-off"],
])("%s is named, and gets no checkpoint", async (_, sql, sequence, from, reason) => {
  await add(4);
  await checkpointTrailAsSystem(now);
  await add(1);
  await tamper(sql);
  const result = await checkpointTrailAsSystem(now);
  expect(result).toMatchObject({ ok: false, broken: { sequence, from, reason } });
  expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(1);
});

test("a checkpoint by another key, a lost file and half a line are told apart", async () => {
  await add(2);
  await checkpointTrailAsSystem(now);
  appendFileSync(file, '{"format":"kagimori-checkp');
  expect(await verify()).toMatchObject({ ok: true, places: [{ checkpoints: 1, unreadable: 1 }] });
  await checkpointTrailAsSystem(now);
  expect(await verify()).toMatchObject({ ok: true, places: [{ checkpoints: 2, unreadable: 1 }] });

  const { privateKey } = generateKeyPairSync("ed25519");
  const other = keyOf(privateKey.export({ type: "pkcs8", format: "pem" }).toString(), "other");
  const { verifiedUntil } = await verify();
  const end = { sequence: 2, hash: verifiedUntil?.hash ?? "" };
  appendFileSync(file, `${JSON.stringify(await signCheckpoint(end, now, other))}\n`);
  expect((await verify()).broken?.reason).toBe("forged-checkpoint");

  writeFileSync(file, "");
  expect(await verify()).toMatchObject({ ok: false, places: [{ state: "shortened" }] });
});

test("the list goes by keys, newest first, and by its filters", async () => {
  await add(5);
  await appendEntry(viewerOf("operator"), "rule-changed", "r1", { after: "x" }, now);
  const first = await listEntries(auditor, AuditQuery.parse({ limit: "4" }));
  expect(first.items.map(({ sequence }) => sequence)).toEqual([6, 5, 4, 3]);
  expect(first.total).toBe(6);
  const cursor = first.nextCursor ?? "";
  const rest = await listEntries(auditor, AuditQuery.parse({ limit: "4", cursor }));
  expect(rest.items.map(({ sequence }) => sequence)).toEqual([2, 1]);
  const filtered = await listEntries(
    auditor,
    AuditQuery.parse({ action: "rule-changed", actor: "operator@example.jp", object: "r1" }),
  );
  expect(filtered.items).toMatchObject([{ sequence: 6, detail: { after: "x" } }]);
  expect(await listActors(auditor)).toEqual(["auditor@example.jp", "operator@example.jp"]);
  await expect(listEntries(viewerOf("manager"), AuditQuery.parse({}))).rejects.toThrow(
    /audit:read/,
  );
});

test("who is bound to a part sees what tells of the organisation, and of secrets only what he did himself", async () => {
  const bound = viewerOf("auditor", [{ team: ["pay"] }], { name: "bound@example.jp" });
  await appendEntry(auditor, "role-granted", "somebody", {}, now);
  await appendEntry(auditor, "access-viewed", "a secret of another team", {}, now);
  await appendEntry(bound, "access-viewed", "a secret of his", {}, now);
  const { items, total } = await listEntries(bound, AuditQuery.parse({}));
  expect(items.map(({ object }) => object)).toEqual(["a secret of his", "somebody"]);
  expect(total).toBe(2);
  expect((await listEntries(auditor, AuditQuery.parse({}))).total).toBe(3);
});
