import { beforeAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { testDatabase } from "@/lib/db/testing";
import { listFacets } from "./facets";
import { SecretFilters } from "./model/secret";
import { emptyInventory, secretFixture, storeSecrets } from "./testing";

const { application, owner } = testDatabase();
const now = new Date("2026-11-24T03:00:00Z");
const everyone = viewerOf("auditor");
const many = 4000;
/** Of so few rows the rules are the same as of a million. */
const limits = { within: 60_000, counted: 500, sampled: 1500 };

const facetsOf = async (query: object, other?: Partial<typeof limits>) =>
  listFacets(everyone, SecretFilters.parse(query), { now, limits: { ...limits, ...other } });

beforeAll(async () => {
  await emptyInventory(owner);
  await storeSecrets(application, [secretFixture({ path: "one" })]);
  await application.query(
    `INSERT INTO secret SELECT made.* FROM secret s, generate_series(2, $1) n, jsonb_populate_record(s, jsonb_build_object(
        'id', gen_random_uuid(), 'identity', 'many:' || n, 'search_text', 'refund' || n,
        'environment', CASE WHEN n % 4 = 0 THEN 'stg' ELSE 'prod' END)) made`,
    [many],
  );
  await owner.query("VACUUM ANALYZE secret");
});

test("what cannot be counted within a second is estimated and says so", async () => {
  const { estimated, facets } = await facetsOf({ q: "refund" });
  expect(estimated).toBe(true);
  const of = (value: string) => facets.environment.find((one) => one.value === value)?.count ?? 0;
  expect(of("prod") / ((many * 3) / 4)).toBeCloseTo(1, 1);
  expect(of("stg") / (many / 4)).toBeCloseTo(1, 1);
  expect(Number(of("prod").toPrecision(2))).toBe(of("prod"));
});

test("few of many are counted exactly, and so is everything where no text is asked for", async () => {
  const rare = await facetsOf({ q: "refund3711" });
  expect([rare.estimated, rare.facets.environment]).toEqual([false, [{ value: "prod", count: 1 }]]);
  const whole = await facetsOf({});
  expect([whole.estimated, whole.facets.environment]).toEqual([
    false,
    [
      { value: "prod", count: many - many / 4 },
      { value: "stg", count: many / 4 },
    ],
  ]);
});

test("what is not counted in time by surprise is estimated too", async () => {
  expect((await facetsOf({}, { within: 1 })).estimated).toBe(true);
});
