import { beforeEach, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { testDatabase } from "@/lib/db/testing";
import { inTransaction } from "@/lib/db/transaction";
import {
  emptyInventory,
  secretFixture,
  storeCompleteRun,
  storeSecrets,
} from "@/lib/inventory/testing";
import { KpiQuery } from "@/lib/kpis/model";
import { readKpis } from "@/lib/kpis/queries";
import { confirmSecrets } from "./confirm";
import { endForLeavers } from "./ends";
import { reckonDue } from "./reckon-due";
import { emptyAttestations, storeRegister, unconfirmed } from "./testing";

const { application, owner } = testDatabase();
const now = new Date("2026-11-23T02:00:00Z");
const day = 86_400_000;
const later = (days: number) => new Date(now.getTime() + days * day);
const at = (date: Date) => () => date;

const member = (name: string) =>
  viewerOf("member", [{ team: ["orders"] }], { name: `${name}@example.jp` });
const ofAnn = (fields = {}) =>
  secretFixture({
    owner: "ann@example.jp",
    team: "orders",
    max_age_seconds: 1,
    ...unconfirmed,
    ...fields,
  });
const idOf = (secret: ReturnType<typeof secretFixture>) => String(secret.id);

const rowOf = async (secret: ReturnType<typeof secretFixture>) => {
  const { rows } = await application.query("SELECT * FROM secret WHERE id = $1", [secret.id]);
  return rows[0];
};

async function completion(asOf: Date, current = asOf): Promise<Record<string, number | null>> {
  const query = KpiQuery.parse(asOf === current ? {} : { asOf: asOf.toISOString() });
  const { items } = await readKpis(viewerOf("auditor"), query, {
    now: current,
    ids: ["inventory-completion"],
  });
  const parts: Record<string, number | null> = Object.fromEntries(
    (items[0]?.parts ?? []).map(({ id, value }) => [id, value]),
  );
  return { ...parts, value: items[0]?.numerator ?? null };
}

beforeEach(async () => {
  await emptyInventory(owner);
  await emptyAttestations(owner);
  await application.query("DELETE FROM person");
  await storeRegister(application);
});

test("owner, delegate, lead and operator each confirm as what they are, until the policy's interval is over", async () => {
  const secrets = ["prod", "prod", "stg", null].map((environment) => ofAnn({ environment }));
  await storeSecrets(application, secrets);
  await storeCompleteRun(application, now.toISOString());
  const operator = viewerOf("operator");
  for (const [i, viewer] of [member("ann"), member("ben"), member("lea"), operator].entries()) {
    const secret = secrets[i];
    if (!secret) throw new Error("four secrets");
    const told = await confirmSecrets(viewer, { ids: [idOf(secret)], note: "still used" }, at(now));
    expect(told).toEqual({ confirmed: 1, bulk: false, refused: [] });
  }
  const { rows } = await application.query(
    `SELECT "as", actor, note, bulk, extract(day FROM due_at - at)::int AS days FROM attestation ORDER BY id`,
  );
  expect(rows).toEqual([
    { as: "owner", actor: "ann@example.jp", note: "still used", bulk: false, days: 90 },
    { as: "delegate", actor: "ben@example.jp", note: "still used", bulk: false, days: 90 },
    { as: "lead", actor: "lea@example.jp", note: "still used", bulk: false, days: 180 },
    { as: "operator", actor: "operator@example.jp", note: "still used", bulk: false, days: 90 },
  ]);
  expect(await completion(now)).toMatchObject({ attested: 3, "attested-by-operator": 1 });
  // By time alone, without a write.
  expect(await completion(later(90))).toMatchObject({ attested: 1, "attested-by-operator": 0 });
  expect(await completion(later(180))).toMatchObject({ attested: 0 });
});

test("the figure of a past day is what was confirmed then", async () => {
  const secret = ofAnn();
  await storeSecrets(application, [secret]);
  await storeCompleteRun(application, now.toISOString());
  await confirmSecrets(member("ann"), { ids: [idOf(secret)] }, at(now));
  await confirmSecrets(member("ann"), { ids: [idOf(secret)] }, at(later(40)));
  const today = later(100);
  const attested = async (days: number) => (await completion(later(days), today)).attested;
  expect(await attested(-1)).toBe(0);
  expect(await attested(1)).toBe(1);
  expect(await attested(99)).toBe(1);
  expect((await rowOf(secret)).attestation_due_at).toEqual(later(130));
});

test("more than twenty at once are marked, and their number is told beside the figure", async () => {
  const secrets = Array.from({ length: 22 }, () => ofAnn());
  await storeSecrets(application, secrets);
  await storeCompleteRun(application, now.toISOString());
  const ids = secrets.map(idOf);
  await confirmSecrets(member("ann"), { ids: ids.slice(0, 1) }, at(now));
  expect(await confirmSecrets(member("ann"), { ids: ids.slice(1) }, at(now))).toMatchObject({
    confirmed: 21,
    bulk: true,
  });
  expect(await completion(now)).toMatchObject({ attested: 22, "attested-in-bulk": 21 });
});

test("rows that are not one's own are told and left; only such: refused", async () => {
  const [mine, others, elsewhere, configuration] = [
    ofAnn(),
    ofAnn({ owner: "zoe@example.jp" }),
    ofAnn({ team: "logistics" }),
    ofAnn({ counted: "none", not_counted_because: "configuration" }),
  ];
  await storeSecrets(application, [mine, others, elsewhere, configuration]);
  const ids = [mine, others, elsewhere, configuration].map(idOf);
  const told = await confirmSecrets(member("ann"), { ids }, at(now));
  expect(told.confirmed).toBe(1);
  expect(told.refused).toEqual([
    { id: idOf(others), because: "not-yours" },
    { id: idOf(elsewhere), because: "not-found" },
    { id: idOf(configuration), because: "not-counted" },
  ]);
  await expect(confirmSecrets(member("ann"), { ids: [idOf(others)] }, at(now))).rejects.toThrow(
    /owner/,
  );
  await expect(confirmSecrets(viewerOf("auditor"), { ids }, at(now))).rejects.toThrow(/allow/);
  expect((await rowOf(others)).attested_at).toBeNull();
});

test("an owner who leaves ends it on that very day, and the end is written down", async () => {
  const secret = ofAnn();
  await storeSecrets(application, [secret]);
  await storeCompleteRun(application, now.toISOString());
  await confirmSecrets(member("ann"), { ids: [idOf(secret)] }, at(now));
  await application.query("UPDATE person SET left_on = '2026-11-25' WHERE id = 'ann@example.jp'");
  expect(await completion(now)).toMatchObject({ attested: 1 });
  expect(await completion(later(2))).toMatchObject({ attested: 0 });
  const end = (days: number) => inTransaction((client) => endForLeavers(client, at(later(days))));
  expect(await end(1)).toBe(0);
  expect(await end(2)).toBe(1);
  expect(await end(3)).toBe(0);
  expect(await rowOf(secret)).toMatchObject({ attested_as: null, attestation_due_at: null });
  const { rows } = await application.query("SELECT why FROM attestation WHERE kind = 'ended'");
  expect(rows).toEqual([{ why: "owner-left" }]);
  expect(await completion(later(1), later(5))).toMatchObject({ attested: 1 });
});

test("another interval moves what is confirmed already, and writes nothing where nothing moves", async () => {
  const secret = ofAnn();
  await storeSecrets(application, [secret]);
  await confirmSecrets(member("ann"), { ids: [idOf(secret)] }, at(now));
  const intervals = { default: 180 * 86_400, prod: 30 * 86_400 };
  expect(await reckonDue(intervals, at(later(1)))).toBe(1);
  expect(await reckonDue(intervals, at(later(1)))).toBe(0);
  expect((await rowOf(secret)).attestation_due_at).toEqual(later(30));
});

test("confirmed twice at the same time, both acts stand and the state is that of the later", async () => {
  const secret = ofAnn();
  await storeSecrets(application, [secret]);
  const ids = [idOf(secret)];
  await Promise.all([
    confirmSecrets(member("ann"), { ids }, at(now)),
    confirmSecrets(member("lea"), { ids }, at(now)),
  ]);
  const { rows } = await application.query("SELECT count(*)::int AS n FROM attestation");
  expect(rows[0].n).toBe(2);
  const { rows: history } = await application.query(
    "SELECT count(*)::int AS n FROM secret_history",
  );
  expect(history[0].n).toBe(2);
});
