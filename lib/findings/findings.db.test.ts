import { afterAll, beforeEach, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { fakeEntry } from "@/lib/sync/testing/fake-backend";
import { emptyInventory } from "@/lib/sync/testing/stored-inventory";
import { syncRig } from "@/lib/sync/testing/sync-rig";
import { judgeFinding } from "./judge";
import { FindingQuery } from "./model";
import { listFindings } from "./queries";

const { application } = testDatabase();
afterAll(closePool);

const kv = "vault:c:n:kv";
const operator = viewerOf("operator");
/** Made up here, so that no scanner takes this file for a leak. */
const token = (last: string) => `${"AKIA"}ABCDEFGHIJKLMNO${last}`;
const canary = (last: string) => `kgmr${"-canary"}-q8Kd2vRz7Lw0Xp${last}`;

let rig = syncRig();
beforeEach(async () => {
  await emptyInventory();
  await application.query("DELETE FROM pasted_value");
  rig = syncRig();
});
const told = async (tags: Record<string, string>, fields = {}) => {
  rig.world.places.set(kv, { entries: [fakeEntry(kv, "a", { tags, ...fields })] });
  await rig.sync();
};
const list = async (viewer = operator) =>
  (await listFindings(viewer, FindingQuery.parse({}))).items;
const brief = async () => (await list()).map(({ field, format, state }) => [field, format, state]);

test("raised where it was found, closed by the sync that finds it no more, open again when it returns", async () => {
  await told({ team: "pay", memo: token("A"), db_password: "q8Kd2!vRz7Lw0Xp" });
  expect((await brief()).sort()).toEqual([
    ["metadata:db_password", "high-entropy", "open"],
    ["metadata:memo", "aws-access-key", "open"],
  ]);
  await told({ team: "pay", memo: token("A") });
  expect((await brief()).sort()).toEqual([
    ["metadata:db_password", "high-entropy", "cleaned"],
    ["metadata:memo", "aws-access-key", "open"],
  ]);
  await told({ team: "pay", memo: token("A"), db_password: "q8Kd2!vRz7Lw0Xp" });
  expect((await list()).map(({ state }) => state)).toEqual(["open", "open"]);
});

test("another token in the same place is another finding", async () => {
  await told({ memo: token("A") });
  await told({ memo: token("B") });
  expect((await list()).map(({ state }) => state).sort()).toEqual(["cleaned", "open"]);
});

test("judged to be none it stays so over syncs and changes, and the text stays masked", async () => {
  await told({ team: "pay", memo: token("A") });
  const [finding] = await list();
  const [id, reason] = [String(finding?.id), "the example key of the AWS documentation"];
  const ofTeam = viewerOf("manager", [{ team: ["pay"] }]);
  await expect(judgeFinding(ofTeam, { id, reason }, new Date())).rejects.toThrow(/own team/);
  await expect(judgeFinding(viewerOf("member"), { id, reason }, new Date())).rejects.toThrow(
    /allow/,
  );
  await judgeFinding(operator, { id, reason }, new Date());
  await expect(judgeFinding(operator, { id, reason }, new Date())).rejects.toThrow(/already/);
  await told({ team: "pay", memo: token("A"), note: "something else" });
  expect(await list()).toMatchObject([{ state: "false-positive", judged: { reason } }]);
  await told({ team: "pay", memo: token("B"), note: "something else" });
  expect((await list()).map(({ state }) => state).sort()).toEqual(["cleaned", "open"]);
  const { rows } = await application.query("SELECT tags->>'memo' AS memo FROM secret");
  expect(rows).toEqual([{ memo: "[masked:aws-access-key]" }]);
});

test("derived again from what is stored, nothing is lost and nothing is found twice", async () => {
  await told({ memo: token("A") });
  await application.query(
    "UPDATE installation SET rules_version = NULL; UPDATE secret SET content_hash = '\\x00'",
  );
  await rig.sync();
  expect(await brief()).toEqual([["metadata:memo", "aws-access-key", "open"]]);
});

test("the value is nowhere: not in the database, not in what is answered", async () => {
  const secrets = [token("C"), canary("9")];
  await told(
    { memo: token("C"), api_key: canary("9") },
    { description: `password: ${canary("9")}` },
  );
  const { rows: tables } = await application.query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const answered = JSON.stringify(await list());
  for (const { name } of tables) {
    const { rows } = await application.query(
      `SELECT string_agg(t::text, ' ') AS all FROM "${name}" t`,
    );
    for (const secret of secrets) expect(`${name} ${rows[0].all}`).not.toContain(secret);
  }
  for (const secret of secrets) expect(answered).not.toContain(secret);
  expect((await list()).length).toBe(3);
});

test("a finding is seen where its secret is", async () => {
  await told({ team: "pay", memo: token("A"), environment: "prod" });
  expect(await list(viewerOf("member", [{ team: ["pay"] }]))).toMatchObject([{ mayJudge: false }]);
  expect(await list(viewerOf("member", [{ team: ["web"] }]))).toEqual([]);
  expect(await list(viewerOf("qa"))).toEqual([]);
});
