import { beforeAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import type { Viewer } from "@/lib/access-control/viewer";
import { testDatabase } from "@/lib/db/testing";
import { readSecret } from "@/lib/inventory/detail";
import { emptyInventory } from "@/lib/inventory/testing";
import { derivationBy } from "@/lib/sync/derivation";
import { fakeEntry } from "@/lib/sync/testing/fake-backend";
import { syncRig } from "@/lib/sync/testing/sync-rig";
import { assignDuty } from "./commands";
import { readSecretDuties } from "./of-secret";

const { application, owner } = testDatabase();
const kv = "vault:c:n:kv";
const entry = (path: string, fields = {}) => fakeEntry(kv, path, fields);
const teams = [{ id: "pay", name: "Pay" }];
const rig = syncRig();
const config = {
  ...rig.config,
  teams,
  duties: [{ id: "all", match: {}, approves: "team:pay" }],
};
rig.config = config;
const boss: Viewer = viewerOf("manager", [], { name: "boss@example.jp" });
let id = "";

beforeAll(async () => {
  await emptyInventory(owner);
  rig.world.places.set(kv, { entries: [entry("a")] });
  await rig.sync();
  const { rows } = await application.query("SELECT id FROM secret");
  id = rows[0].id;
});

const give = async (duty: "approves" | "rotates", holder: string | null, viewer = boss) =>
  assignDuty(
    viewer,
    { duty, holder, reason: "agreed" },
    { ids: [id] },
    () => new Date(rig.now.getTime() + 1000),
    await derivationBy(config, rig.now),
  );
const held = async (duty: "approves" | "rotates") => {
  const { holder, from } = (await readSecretDuties(boss, id, rig.now))?.of[duty] ?? {};
  return [holder?.kind, holder?.id, from];
};

test("a person's word comes before the rule, is told with its reason, and ends when it is taken back", async () => {
  expect(await held("approves")).toEqual(["team", "pay", "rule:all"]);
  expect(await give("approves", "Ann@Example.jp")).toMatchObject({ changed: 1 });
  expect(await held("approves")).toEqual(["person", "ann@example.jp", "person"]);
  const { said } = await readSecret(boss, id, { now: new Date(rig.now.getTime() + 5000) });
  expect(said).toEqual([
    expect.objectContaining({
      attribute: "approves",
      value: "person:ann@example.jp",
      before: "team:pay",
      beforeFrom: "rule:all",
      reason: "agreed",
    }),
  ]);
  await give("approves", null);
  expect(await held("approves")).toEqual(["team", "pay", "rule:all"]);
});

test("what a person said holds for the next incarnation too, after the rules", async () => {
  await give("rotates", "team:pay");
  rig.world.places.set(kv, { entries: [entry("a", { incarnation: "2026-05-01T00:00:00Z" })] });
  await rig.sync();
  expect(await held("rotates")).toEqual(["team", "pay", "inherited"]);
  expect(await held("approves")).toEqual(["team", "pay", "rule:all"]);
});

test("nobody makes himself the one who approves; a workload approves nothing; a member assigns nothing", async () => {
  await expect(give("approves", "boss@example.jp")).rejects.toThrow(/Nobody makes himself/);
  await expect(give("approves", "person:BOSS@example.jp")).rejects.toThrow(/Nobody makes himself/);
  await expect(give("approves", "workload:rotator")).rejects.toThrow(/no approves known/);
  await expect(give("rotates", "nobody we know")).rejects.toThrow(/no rotates known/);
  await expect(give("rotates", "team:pay", viewerOf("member"))).rejects.toThrow();
  await expect(give("rotates", "team:pay", viewerOf("auditor"))).rejects.toThrow();
  await expect(
    give("rotates", "ann@example.jp", viewerOf("manager", [{ team: ["x"] }])),
  ).rejects.toThrow(/does not exist/);
});
