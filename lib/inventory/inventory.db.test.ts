import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { testDatabase } from "@/lib/db/testing";
import { kpis } from "@/lib/kpis/index";
import { KpiQuery } from "@/lib/kpis/model";
import { readKpis } from "@/lib/kpis/queries";
import { readSecret } from "./detail";
import { listFacets } from "./facets";
import { sorts } from "./model/list-keys";
import { type SecretPage, SecretQuery } from "./model/secret";
import { listSecrets } from "./queries";
import { folded, grams } from "./search";
import { emptyInventory, secretFixture, storeCompleteRun, storeSecrets } from "./testing";

const { application, owner } = testDatabase();
const now = new Date("2026-11-23T02:00:00Z");
const all = viewerOf("auditor");

beforeEach(() => emptyInventory(owner));

async function everyPage(
  query: Record<string, unknown>,
  viewer = all,
): Promise<SecretPage["items"]> {
  const items: SecretPage["items"] = [];
  let cursor: string | undefined;
  do {
    const page = await listSecrets(viewer, SecretQuery.parse({ ...query, cursor }), { now });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return items;
}

const paths = (items: SecretPage["items"]) => items.map(({ path }) => path);

const due = ["2026-11-20T00:00:00Z", "2026-11-25T00:00:00Z", "2027-01-01T00:00:00Z", null];

test("by the last read: the later of what the backend and the logs tell, as the list shows it", async () => {
  const rows = ["a", "b", "c"].map((path) => secretFixture({ path }));
  await storeSecrets(application, rows);
  await application.query(
    "INSERT INTO secret_use (secret_id, last_accessed_on) VALUES ($1, '2026-11-02'), ($2, '2026-11-20')",
    [rows[0]?.id, rows[1]?.id],
  );
  const items = await everyPage({ sort: "lastRead", order: "desc", limit: 1 });
  expect(items.map(({ path, lastReadAt }) => [path, lastReadAt?.slice(0, 10) ?? null])).toEqual([
    ["b", "2026-11-20"],
    ["a", "2026-11-02"],
    ["c", null],
  ]);
});

describe("paging", () => {
  test.each(sorts)("by %s shows every row once, in order, both ways", async (sort) => {
    await storeSecrets(
      application,
      Array.from({ length: 23 }, (_, i) =>
        secretFixture({
          path: `p/${String(i % 7)}/${i}`,
          max_age_seconds: i % 3 ? 86_400 : null,
          rotation_due_at: due[i % 4],
          value_changed_at: i % 5 ? `2026-0${1 + (i % 9)}-01T00:00:00Z` : null,
          team: i % 4 ? `t${i % 3}` : null,
          owner: i % 4 ? `o${i % 5}` : null,
          environment: ["prod", "stg", "dev", null][i % 4],
          classification: ["critical", "internal", null][i % 3],
          stop_time_minutes: i % 2 ? i : null,
          place_id: 1 + (i % 5),
        }),
      ),
    );
    const forward = await everyPage({ sort, limit: 4 });
    const backward = await everyPage({ sort, order: "desc", limit: 5 });
    expect(new Set(paths(forward)).size).toBe(23);
    expect(paths(backward)).toEqual(paths(forward).reverse());
  });

  test("refuses a cursor that is not its own", async () => {
    await expect(everyPageFrom("bm9uc2Vuc2U")).rejects.toThrow(/cursor/i);
    await expect(everyPageFrom("WyJhIl0")).rejects.toThrow(/another order/);
  });
  const everyPageFrom = (cursor: string) =>
    listSecrets(all, SecretQuery.parse({ cursor }), { now });
});

test("a number and its rows are the same, for every KPI, part and exclusion", async () => {
  const anyRow = fc.record({
    team: fc.constantFrom("orders", "logistics", null),
    environment: fc.constantFrom("prod", "stg", null),
    owner: fc.constantFrom("sho.okada@example.jp", null),
    counted: fc.constantFrom("both", "completion", "none"),
    not_counted_because: fc.constantFrom(
      null,
      "configuration",
      "replica",
      "unwatched",
      "scope-rule",
    ),
    type: fc.constantFrom("secret", "string", "kv2"),
    plain_text_pattern: fc.constantFrom(null, "password"),
    plain_text_judged: fc.constantFrom(null, "a label"),
    exempt_until: fc.constantFrom(null, "2027-01-01T00:00:00Z"),
    max_age_seconds: fc.constantFrom(null, 86_400),
    rotation_due_at: fc.constantFrom(...due),
    value_evidence: fc.constantFrom(null, "engine", "version-written"),
    removed_at: fc.constantFrom(null, null, null, "2026-10-01T00:00:00Z"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 30 }), async (rows) => {
      await emptyInventory(owner);
      await storeSecrets(
        application,
        rows.map((row) => secretFixture(row)),
      );
      await storeCompleteRun(application, now.toISOString());
      const { items } = await readKpis(all, KpiQuery.parse({}), { now });
      for (const kpi of items) {
        const definition = kpis.find(({ id }) => id === kpi.id);
        if (definition?.records) continue;
        const total = async (query: Record<string, string>) =>
          (await listSecrets(all, SecretQuery.parse({ kpi: kpi.id, ...query }), { now })).total;
        if (!definition?.member) expect(await total({})).toBe(kpi.denominator);
        if (kpi.numerator !== null) expect(await total({ part: "good" })).toBe(kpi.numerator);
        for (const { id, value } of kpi.parts)
          if (value !== null && !definition?.member)
            expect([id, await total({ part: id })]).toEqual([id, value]);
        for (const { id, count } of kpi.excluded)
          if (!definition?.member) expect([id, await total({ excluded: id })]).toEqual([id, count]);
      }
    }),
    { numRuns: 6 },
  );
}, 60_000); // every KPI, part and exclusion of six inventories

test("facets add up to the list under the other filters", async () => {
  await storeSecrets(application, [
    secretFixture({ environment: "prod", team: "orders" }),
    secretFixture({ environment: "stg", team: "orders" }),
    secretFixture({ environment: null, environment_from: null, team: "logistics" }),
  ]);
  const { facets } = await listFacets(all, SecretQuery.parse({ environment: "prod" }), { now });
  expect(facets.environment).toEqual([
    { value: "prod", count: 1 },
    { value: "stg", count: 1 },
    { value: null, count: 1 },
  ]);
  expect(facets.team).toEqual([{ value: "orders", count: 1 }]);
  expect((await everyPage({ environment: ["unassigned", "stg"] })).length).toBe(2);
});

describe("search", () => {
  const searchable = (path: string, description: string) =>
    secretFixture({
      path,
      description,
      search_text: folded(`${path} ${description}`),
      search_grams: grams(`${path} ${description}`),
    });

  test.each([
    { q: "返金", found: ["prod/pay/refund"] },
    { q: "ﾊﾞｯﾁ", found: ["prod/pay/refund"] },
    { q: "PAY", found: ["prod/pay/api", "prod/pay/refund"] },
    { q: "pay 決済", found: ["prod/pay/api"] },
    { q: "100%_", found: ["prod/rate"] },
    { q: "%", found: ["prod/rate"] },
    { q: "無い", found: [] },
  ])("$q", async ({ q, found }) => {
    await storeSecrets(application, [
      searchable("prod/pay/refund", "返金バッチ"),
      searchable("prod/pay/api", "決済API"),
      searchable("prod/rate", "100%_rate"),
    ]);
    expect(paths(await everyPage({ q }))).toEqual(found);
  });

  test("of two characters goes through the index", async () => {
    const results: unknown = await application.query(
      `BEGIN; SET LOCAL enable_seqscan = off;
       EXPLAIN SELECT id FROM secret s WHERE s.search_grams @> ARRAY['返金']; COMMIT`,
    );
    expect(JSON.stringify(results)).toContain("secret_search_grams_idx");
  });
});

describe("rows outside the binding", () => {
  test("are not listed, not counted and not found", async () => {
    const mine = secretFixture({ team: "orders" });
    const other = secretFixture({ team: "logistics" });
    const nobodys = secretFixture({ team: null, team_from: null });
    await storeSecrets(application, [mine, other, nobodys]);
    const member = viewerOf("member", [{ team: ["orders"] }]);
    expect((await everyPage({}, member)).map(({ id }) => id)).toEqual([mine.id]);
    await expect(readSecret(member, String(other.id), { now })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(readSecret(member, String(nobodys.id), { now })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(readSecret(member, "1 OR 1=1", { now })).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await readSecret(member, String(mine.id), { now })).toMatchObject({
      id: mine.id,
      history: [{ kind: "first-seen" }],
    });
    expect(await everyPage({}, viewerOf("qa"))).toEqual([]);
    expect(await everyPage({}, viewerOf("admin"))).toEqual([]);
  });
});
