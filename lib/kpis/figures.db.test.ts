import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { testDatabase } from "@/lib/db/testing";
import { ownerStateOf } from "@/lib/inventory/model/owner-state";
import {
  emptyInventory,
  type SecretFixture,
  secretFixture,
  storeCompleteRun,
  storeSecrets,
} from "@/lib/inventory/testing";
import { closeDayAsSystem } from "./close";
import { kpiById, kpis } from "./index";
import { KpiQuery } from "./model";
import { readKpis, readTeams } from "./queries";
import { closedDays } from "./trend";

const { application, owner } = testDatabase();
const now = new Date("2026-11-23T02:00:00Z");
const every = KpiQuery.parse({});
const tz = { timeZone: "Asia/Tokyo" };

beforeEach(async () => {
  await emptyInventory(owner);
  await application.query("DELETE FROM person; DELETE FROM team");
});

const hour = 3_600_000;
const instant = fc
  .integer({ min: -400 * 24, max: 400 * 24 })
  .map((h) => new Date(now.getTime() + h * hour).toISOString());
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const anySecret = fc
  .record({
    team: maybe(fc.constantFrom("orders", "logistics")),
    environment: maybe(fc.constantFrom("prod", "stg")),
    owner: maybe(
      fc.constantFrom("sho.okada@example.jp", "gone@example.jp", "led", "unled", "left-lead"),
    ),
    owner_from: fc.constantFrom("tag", "default"),
    counted: fc.constantFrom("both", "completion", "none"),
    exempt_until: maybe(instant),
    attestation_due_at: maybe(instant),
    attested_as: maybe(fc.constantFrom("owner", "lead", "operator")),
    max_age_seconds: maybe(fc.constant(7_776_000)),
    value_changed_at: maybe(instant),
    rotation_due_at: maybe(instant),
    due_soon_at: maybe(instant),
    rotation_failed_from: maybe(instant),
    removed_at: fc.option(fc.constant("2026-10-01T00:00:00Z"), { nil: null, freq: 5 }),
    naming_ok: maybe(fc.boolean()),
    place_id: fc.integer({ min: 1, max: 5 }),
  })
  .map((fields) => secretFixture(fields));

/** Somebody leaves between the end of the day before and now. */
const register = {
  people: [
    { id: "sho.okada@example.jp", leftOn: null },
    { id: "gone@example.jp", leftOn: "2026-11-23" },
  ],
  teams: [
    { id: "led", lead: "sho.okada@example.jp" },
    { id: "unled", lead: null },
    { id: "left-lead", lead: "gone@example.jp" },
  ],
};

async function storeRegister() {
  await application.query(
    `INSERT INTO person (id, name, left_on, recorded_at)
     SELECT id, id, "leftOn", now() FROM jsonb_to_recordset($1::jsonb) AS p(id text, "leftOn" date)`,
    [JSON.stringify(register.people)],
  );
  await application.query(
    "INSERT INTO team (id, name, lead) SELECT id, id, lead FROM jsonb_to_recordset($1::jsonb) AS t(id text, lead text)",
    [JSON.stringify(register.teams)],
  );
}

/** The rule again, plainly, row by row. */
function expected(secrets: SecretFixture[], at: Date, day: string) {
  const stateOf = ({ owner, owner_from: from }: SecretFixture) =>
    ownerStateOf({ owner, from } as Parameters<typeof ownerStateOf>[0], register, day);
  const past = (value: unknown) => typeof value === "string" && new Date(value) <= at;
  const live = secrets.filter((s) => !s.removed_at);
  const inRotation = live.filter(
    (s) => s.counted === "both" && (!s.exempt_until || past(s.exempt_until)),
  );
  const compliant = inRotation.filter(
    (s) =>
      s.max_age_seconds !== null &&
      !past(s.rotation_failed_from) &&
      s.value_changed_at !== null &&
      !past(s.rotation_due_at),
  );
  const inCompletion = live.filter((s) => s.counted !== "none");
  const complete = inCompletion.filter(
    (s) =>
      stateOf(s) === "active" &&
      s.environment &&
      s.attestation_due_at &&
      s.attested_as &&
      s.attested_as !== "operator" &&
      !past(s.attestation_due_at) &&
      (s.counted === "completion" || s.max_age_seconds !== null),
  );
  const places = new Set(live.filter((s) => !s.not_counted_because).map((s) => s.place_id));
  return {
    rotation: [compliant.length, inRotation.length],
    completion: [complete.length, inCompletion.length],
    orphaned: [inCompletion.filter((s) => stateOf(s) !== "active").length, inCompletion.length],
    naming: [
      inCompletion.filter((s) => s.naming_ok === true).length,
      inCompletion.filter((s) => s.naming_ok !== null).length,
    ],
    left: inCompletion.filter((s) => stateOf(s) === "left").length,
    managed: places.size,
  };
}

describe("figures", () => {
  test("are those of the rule, on random inventories, as a whole and as the sum of the cells", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anySecret, { maxLength: 40 }), async (secrets) => {
        await emptyInventory(owner);
        await application.query("DELETE FROM person; DELETE FROM team");
        await storeRegister();
        await storeSecrets(application, secrets);
        await storeCompleteRun(application, now.toISOString());
        const at = new Date("2026-11-22T15:00:00Z");
        const rule = expected(secrets, now, "2026-11-23");
        const { items } = await readKpis(viewerOf("auditor"), every, { now });
        const figure = (id: string) => items.find((kpi) => kpi.id === id);
        const rotation = figure("rotation-compliance");
        const completion = figure("inventory-completion");
        const orphaned = figure("orphaned-owners");
        const sprawl = figure("sprawl");
        expect([rotation?.numerator, rotation?.denominator]).toEqual(rule.rotation);
        expect([completion?.numerator, completion?.denominator]).toEqual(rule.completion);
        const naming = figure("naming-compliance");
        expect([naming?.numerator, naming?.denominator]).toEqual(rule.naming);
        expect([orphaned?.numerator, orphaned?.denominator]).toEqual(rule.orphaned);
        expect(orphaned?.parts.find(({ id }) => id === "owner-left")?.value).toBe(rule.left);
        expect(sprawl?.parts.find(({ id }) => id === "managed")?.value).toBe(rule.managed);

        await closeDayAsSystem("2026-11-22", { ...tz, now });
        // The day ends as the next begins: who leaves on the 23rd has left at the instant the 22nd is closed as of.
        const closedRule = expected(secrets, at, "2026-11-23");
        const closed = async (id: "rotation-compliance" | "orphaned-owners") => {
          const [day] = await closedDays(viewerOf("auditor"), kpiById(id), every, {
            from: "2026-11-22",
            to: "2026-11-22",
          });
          return [day?.numerator ?? 0, day?.denominator];
        };
        expect(await closed("rotation-compliance")).toEqual(closedRule.rotation);
        expect(await closed("orphaned-owners")).toEqual(closedRule.orphaned);
        const [places] = await closedDays(viewerOf("auditor"), kpiById("sprawl"), every, {
          from: "2026-11-22",
          to: "2026-11-22",
        });
        expect(places?.denominator).toBe(closedRule.managed);
      }),
      { numRuns: 25 },
    );
  }, 60_000); // 25 inventories, each stored anew and closed

  test("say no data where no sync has ever completed, and at least where a source is stale", async () => {
    await storeSecrets(application, [secretFixture()]);
    const never = await readKpis(viewerOf("auditor"), every, { now });
    expect(never.items.map(({ value, status }) => [value, status])).toEqual(
      kpis.map(() => [null, "no-data"]),
    );
    await storeCompleteRun(application, "2026-11-22T02:00:00Z");
    const stale = await readKpis(viewerOf("auditor"), every, {
      now,
      ids: ["plain-text-parameters"],
    });
    expect(stale.items[0]).toMatchObject({ value: 0, atLeast: true, status: "no-data" });
  });

  test("are the organisation's for a manager of one team, whose rows are his own", async () => {
    await storeSecrets(application, [
      secretFixture({ team: "orders" }),
      secretFixture({ team: "logistics" }),
      secretFixture({ team: null, team_from: null }),
    ]);
    await storeCompleteRun(application, now.toISOString());
    const of = async (viewer: Parameters<typeof readKpis>[0]) => {
      const { items } = await readKpis(viewer, every, { now, ids: ["rotation-compliance"] });
      return [items[0]?.denominator, items[0]?.rowsInScope];
    };
    expect(await of(viewerOf("manager", [{ team: ["orders"] }]))).toEqual([3, 1]);
    expect(await of(viewerOf("manager"))).toEqual([3, 3]);
    expect(await of(viewerOf("member", [{ team: ["orders"] }]))).toEqual([1, 1]);
    expect(await of(viewerOf("qa"))).toEqual([0, 0]);
    expect(await of(viewerOf("admin"))).toEqual([0, 0]);
  });

  test("by team add up, unassigned last", async () => {
    await storeSecrets(application, [
      secretFixture({ team: "orders" }),
      secretFixture({ team: "logistics" }),
      secretFixture({ team: null, team_from: null }),
    ]);
    await storeCompleteRun(application, now.toISOString());
    const { items } = await readTeams(viewerOf("auditor"), every, { now });
    expect(items.map(({ team, secrets }) => [team, secrets])).toEqual([
      ["logistics", 1],
      ["orders", 1],
      [null, 1],
    ]);
  });
});
