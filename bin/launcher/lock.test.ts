import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeLock } from "./lock.mjs";
import { processIdentity } from "./process-identity.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kagimori-lock-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const heldBy = (pid: number, identity: string | null) =>
  writeFileSync(join(folder, "lock"), JSON.stringify({ pid, identity, command: "npm start" }));

test("who comes second is told who is there", () => {
  const release = takeLock(folder, "npm start");
  expect(() => takeLock(folder, "kagimori sync")).toThrow(/`npm start`, process \d+/);
  release();
  takeLock(folder, "kagimori sync")();
  expect(readdirSync(folder)).toEqual([]);
});

test("the lock of a process that is gone is taken over", () => {
  const { pid } = spawnSync("true");
  heldBy(pid, "some boot/1");
  takeLock(folder, "npm start")();
});

test("so is one whose number now belongs to another process", () => {
  heldBy(process.pid, `${processIdentity(process.pid)}0`);
  takeLock(folder, "npm start")();
});

test("and one that was half written", () => {
  writeFileSync(join(folder, "lock"), '{"pid":');
  takeLock(folder, "npm start")();
});

test("giving back does not take away what somebody else holds by now", () => {
  const release = takeLock(folder, "npm start");
  heldBy(1, processIdentity(1));
  release();
  expect(readdirSync(folder)).toEqual(["lock"]);
});
