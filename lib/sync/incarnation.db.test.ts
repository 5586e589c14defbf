import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { fakeEntry } from "./testing/fake-backend";
import { historyOf, storedSecret } from "./testing/read-stored";
import { emptyInventory } from "./testing/stored-inventory";
import { syncRig } from "./testing/sync-rig";

const { application } = testDatabase();
afterAll(closePool);

const kv = "vault:c:n:kv";
const entry = (path: string, fields = {}) => fakeEntry(kv, path, fields);

let rig = syncRig();
beforeEach(async () => {
  await emptyInventory();
  rig = syncRig();
});

test("a new incarnation inherits who and where, and ends confirmation and exemption", async () => {
  const tags = {
    environment: "prod",
    service: "shop",
    team: "pay",
    owner: "a@example.jp",
    kind: "database",
  };
  rig.world.places.set(kv, { entries: [entry("a", { tags })] });
  await rig.sync();
  await application.query(
    `UPDATE secret SET exempt_until = '2027-01-01', attestation_due_at = '2027-01-01', attested_at = '2026-10-01',
                       attested_as = 'owner', attested_bulk = FALSE`,
  );
  rig.world.places.set(kv, { entries: [entry("a", { incarnation: "2026-05-01T00:00:00Z" })] });
  expect(await rig.sync()).toMatchObject({ found: 1, new: 0, changed: 1 });
  expect(await storedSecret("a")).toMatchObject({
    environment: "prod",
    environment_from: "inherited",
    service: "shop",
    team: "pay",
    owner: "a@example.jp",
    owner_from: "inherited",
    kind: null,
    exempt_until: null,
    attestation_due_at: null,
    attested_at: null,
    attested_as: null,
  });
  const { rows: ends } = await application.query("SELECT kind, why, actor FROM attestation");
  expect(ends).toEqual([{ kind: "ended", why: "recreated", actor: "system" }]);
  expect(await rig.sync()).toMatchObject({ unchanged: 1 });
  const [before] = await historyOf("a");
  expect(before).toMatchObject({
    environment_from: "metadata",
    exempt_until: new Date("2027-01-01"),
  });
});

test("a person's word survives a change, and becomes an inherited one with a new incarnation", async () => {
  rig.world.places.set(kv, { entries: [entry("a")] });
  await rig.sync();
  await application.query(
    `INSERT INTO attribute_override VALUES ($1, 'team', 'pay', 'person', now(), 'x'), ($1, 'kind', 'database', 'person', now(), 'x')`,
    [`${kv}:a`],
  );
  await rig.sync();
  rig.world.places.set(kv, { entries: [entry("a", { version: 2 })] });
  await rig.sync();
  expect(await storedSecret("a")).toMatchObject({
    team: "pay",
    team_from: "person",
    kind_from: "person",
  });
  rig.world.places.set(kv, { entries: [entry("a", { incarnation: "2026-05-01T00:00:00Z" })] });
  await rig.sync();
  expect(await storedSecret("a")).toMatchObject({
    team: "pay",
    team_from: "inherited",
    kind: null,
  });
});
