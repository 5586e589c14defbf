import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { testDatabase } from "@/lib/db/testing";
import {
  emptyInventory,
  secretFixture,
  storeCompleteRun,
  storeSecrets,
} from "@/lib/inventory/testing";
import { restoreBackup } from "./restore";
import { writeBackup } from "./write";

const { application, owner } = testDatabase();
const folder = mkdtempSync(join(tmpdir(), "kagimori-backup-"));
const file = join(folder, "kagimori.backup.gz");
const ownerUrl = process.env.DATABASE_OWNER_URL ?? "";
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  await emptyInventory(owner);
  await storeSecrets(application, [
    secretFixture({ description: "返金\tバッチ\nline two\u2028\\. \\N" }),
    secretFixture({ description: null, tags: { owner: 'a "b"' } }),
  ]);
  await storeCompleteRun(application, "2026-11-23T00:00:00Z");
});

const everything = async () =>
  (await application.query("SELECT to_jsonb(s) AS row FROM secret s ORDER BY id")).rows;

test("what was written comes back, and nothing else", async () => {
  const before = await everything();
  const { rows } = await writeBackup(file, new Date());
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await emptyInventory(owner);
  expect(await restoreBackup(file, ownerUrl)).toEqual({ rows });
  expect(await everything()).toEqual(before);
});

test("a large one is written without a warning of Node's", async () => {
  const description = () => randomBytes(1500).toString("hex");
  const many = Array.from({ length: 400 }, () => secretFixture({ description: description() }));
  await storeSecrets(application, many);
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on("warning", note);
  onTestFinished(() => void process.off("warning", note));
  await writeBackup(file, new Date());
  await new Promise((later) => setImmediate(later));
  expect(warnings).toEqual([]);
});

test("a database that holds something is left alone", async () => {
  await writeBackup(file, new Date());
  const before = await everything();
  await expect(restoreBackup(file, ownerUrl)).rejects.toThrow(/not empty/);
  expect(await everything()).toEqual(before);
});

test.each([
  { name: "cut in the middle", damage: (zip: Buffer) => zip.subarray(0, zip.length / 2) },
  {
    name: "without its end",
    damage: (zip: Buffer) =>
      gzipSync(
        gunzipSync(zip)
          .toString()
          .replace(/-- end.*\n$/, ""),
      ),
  },
  {
    name: "cut inside a table",
    damage: (zip: Buffer) => gzipSync(gunzipSync(zip).subarray(0, -500)),
  },
  { name: "no backup", damage: () => Buffer.from("hello") },
  { name: "another gzip", damage: () => gzipSync("hello\n") },
  {
    name: "of another version",
    damage: (zip: Buffer) =>
      gzipSync(
        gunzipSync(zip)
          .toString()
          .replace(/"migration":"[^"]+"/, '"migration":"2001"'),
      ),
  },
])("a file $name changes nothing", async ({ damage }) => {
  await writeBackup(file, new Date());
  writeFileSync(file, damage(readFileSync(file)));
  await emptyInventory(owner);
  await expect(restoreBackup(file, ownerUrl)).rejects.toThrow(/backup|damaged|whole|version/);
  expect(await everything()).toEqual([]);
});
