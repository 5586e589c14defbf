import { afterAll, beforeEach, expect, test } from "vitest";
import { Config } from "@/lib/config/model";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { declaredCheck } from "./declared-check";

const { owner } = testDatabase();
afterAll(closePool);
beforeEach(async () => {
  await owner.query("UPDATE declaration SET state = 'withdrawn' WHERE state = 'in-force'");
});

const now = new Date("2026-11-24T00:00:00Z");
const declare = (section: string, key: string, body: unknown) =>
  owner.query(
    `INSERT INTO declaration (id, section, key, position, body, reason, proposed_by, proposed_at, state, approval, decided_by, decided_at)
     VALUES (gen_random_uuid(), $1, $2, 1, $3, 'r', 'ann@example.jp', $4, 'in-force', 'at-once', 'ann@example.jp', $4)`,
    [section, key, JSON.stringify(body), now],
  );
const rule = (id: string, team = "pay") => ({ id, match: { path: "kv/**" }, set: { team } });
const check = (file: object = {}) => declaredCheck(Config.parse(file), now);

test("nothing declared, and what fits, is well", async () => {
  expect(await check()).toMatchObject({ status: "ok", message: "Nothing is declared on screen." });
  await declare("mapping.rules", "r", rule("r"));
  expect(await check()).toMatchObject({ status: "ok", todo: null });
});

test.each([
  ["a body of another version", "mapping.rules", "r", { id: "r", matching: {} }, /cannot be read/],
  ["a section of another version", "colours", "r", {}, /no section known/],
  ["a service of a team that is not there", "services", "s", { id: "s", team: "gone" }, /team/],
])("%s fails", async (_, section, key, body, message) => {
  await declare(section, key, body);
  const { status, message: said } = await check({ teams: [{ id: "pay", name: "Pay" }] });
  expect([status, said]).toEqual(["failed", expect.stringMatching(message)]);
});

test("what the file hides, and what is over, is told", async () => {
  await declare("mapping.rules", "r", rule("r"));
  const over = { id: "x", match: { path: "lab/**" }, reason: "r", until: "2026-11-01" };
  await declare("mapping.exclude", "x", over);
  const found = await check({ mapping: { rules: [rule("r")] } });
  expect(found.status).toBe("warning");
  expect(found.message).toContain("mapping.rules r does not hold: the file has it too");
  expect(found.message).toContain("mapping.exclude x was over on 2026-11-01");
});
