import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { testDatabase } from "@/lib/db/testing";
import { KpiQuery } from "@/lib/kpis/model";
import { readKpis, readTeams } from "@/lib/kpis/queries";
import { readHeadline } from "@/lib/open-items/queries";
import { supersede } from "@/lib/sync/supersede";
import { listFacets } from "../facets";
import { inInventoryWrite } from "../inventory-write";
import { SecretFilters, SecretQuery } from "../model/secret";
import { listSecrets } from "../queries";
import { emptyInventory, secretFixture, storeCompleteRun, storeSecrets } from "../testing";
import { findTally } from "./find";
import { takeTallyAsSystem } from "./take";

const { application, owner } = testDatabase();
const taken = new Date("2026-11-23T02:00:00Z");
const hour = 3_600_000;
const after = (hours: number) => new Date(taken.getTime() + hours * hour);

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 3 });
/** Near the tally on both sides, so that time passing moves rows; with equal ones. */
const instant = fc.integer({ min: -30, max: 40 }).map((h) => after(h).toISOString());

const fields = fc.record({
  team: maybe(fc.constantFrom("orders", "logistics")),
  service: maybe(fc.constantFrom("shop", "wms")),
  environment: maybe(fc.constantFrom("prod", "stg")),
  owner: maybe(fc.constantFrom("ann@example.jp", "bob@example.jp", "orders", "logistics")),
  owner_from: fc.constantFrom("tag", "default"),
  classification: maybe(fc.constantFrom("critical", "internal")),
  kind: maybe(fc.constantFrom("database", "external-api")),
  type: fc.constantFrom("secret", "string", "string-list"),
  counted: fc.constantFrom("both", "both", "completion", "none"),
  not_counted_because: maybe(fc.constantFrom("configuration", "scope-rule", "unwatched")),
  plain_text_pattern: maybe(fc.constantFrom("password", "token")),
  plain_text_judged: fc.option(fc.constant("a flag"), { nil: null, freq: 1 }),
  naming_ok: maybe(fc.boolean()),
  value_evidence: maybe(fc.constantFrom("engine", "declared")),
  max_age_seconds: maybe(fc.constant(7_776_000)),
  value_changed_at: maybe(fc.constant("2026-01-01T00:00:00Z")),
  rotation_due_at: maybe(instant),
  due_soon_at: maybe(instant),
  rotation_failed_from: maybe(instant),
  exempt_until: maybe(instant),
  attestation_due_at: maybe(instant),
  attested_as: maybe(fc.constantFrom("owner", "operator")),
  attested_bulk: maybe(fc.boolean()),
  place_id: fc.integer({ min: 1, max: 3 }),
});

const change = fc.record({
  /** Which of the rows; beyond their number: a new one. */
  row: fc.nat(12),
  /** Seconds after the tally at which the clock of the writer stood. It may be wrong. */
  at: fc.integer({ min: -5, max: 10 }),
  to: fields,
  gone: fc.boolean(),
});

type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

const filters = fc.record(
  {
    team: fc.constantFrom(["orders"], ["orders", "unassigned"]),
    environment: fc.constantFrom(["prod"], ["unassigned"]),
    classification: fc.constantFrom(["critical"]),
  },
  { requiredKeys: [] },
);
const listFilters = fc.record(
  {
    team: fc.constantFrom(["orders"], ["unassigned"]),
    rotation: fc.constantFrom(["overdue"], ["failed", "due-soon"], ["not-counted"]),
    counted: fc.constantFrom(["both"]),
    removed: fc.constantFrom("any" as const, "only" as const),
    place: fc.constantFrom([1], [2, 3]),
    source: fc.constantFrom(["sm"], ["other"]),
    owner: fc.constantFrom(["ann@example.jp"], ["unassigned"]),
    q: fc.constant("shop"),
    kpi: fc.constantFrom(
      "rotation-compliance",
      "plain-text-parameters",
      "inventory-completion",
      "orphaned-owners",
      "naming-compliance",
    ),
    open: fc.constantFrom("overdue-production", "no-owner", "plain-text"),
  },
  { requiredKeys: [] },
);
const viewer = fc.constantFrom(
  viewerOf("auditor"),
  viewerOf("manager", [{ team: ["orders"] }]),
  viewerOf("qa"),
  viewerOf("member", [{ team: ["orders"], service: ["shop"] }]),
);

/** Everything that is counted with the tally. */
async function answers(
  who: ReturnType<typeof viewerOf>,
  of: { filters: object; list: object },
  now: Date,
) {
  const query = KpiQuery.parse(of.filters);
  const [{ items: kpis }, teams, headline, facets, page] = await Promise.all([
    readKpis(who, query, { now }),
    readTeams(who, query, { now }),
    readHeadline(who, query, { now }),
    listFacets(who, SecretFilters.parse(of.list), { now }),
    listSecrets(who, SecretQuery.parse(of.list), { now }),
  ]);
  return { kpis, teams, headline, facets, total: page.total, rows: page.items.length };
}

async function make({ row, at, to, gone }: Change) {
  const clock = () => new Date(taken.getTime() + at * 1000);
  await inInventoryWrite(clock, async (client, recordedAt) => {
    const { rows } = await client.query("SELECT id FROM secret ORDER BY id OFFSET $1 LIMIT 1", [
      row,
    ]);
    if (rows.length === 0) {
      const made = secretFixture({ ...to, recorded_at: recordedAt, first_recorded_at: recordedAt });
      await client.query(
        "INSERT INTO secret SELECT * FROM jsonb_populate_recordset(NULL::secret, $1::jsonb)",
        [JSON.stringify([made])],
      );
      return;
    }
    const names = Object.keys(to);
    const set = names.map((name, i) => `${name} = $${i + 4}`).join(", ");
    await supersede(client, recordedAt, `removed_at = $3, ${set}`, "s.id = $2", [
      rows[0].id,
      gone ? recordedAt : null,
      ...Object.values(to),
    ]);
  });
}

describe("what is counted with a tally", () => {
  test("is what is counted without one, on random inventories, changes, clocks and viewers", async () => {
    let used = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fields, { maxLength: 12 }),
        fc.array(change, { maxLength: 6 }),
        fc.record({ filters, list: listFilters }),
        viewer,
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom(null, "2026-11-22", "2026-11-24"),
        async (secrets, changes, of, who, hours, left) => {
          await emptyInventory(owner);
          await application.query("DELETE FROM person; DELETE FROM team");
          await application.query(
            `INSERT INTO team (id, name, lead) VALUES ('orders', 'O', 'ann@example.jp'), ('logistics', 'L', NULL)`,
          );
          await application.query(
            `INSERT INTO person (id, name, left_on, recorded_at) VALUES ('ann@example.jp', 'Ann', $1, now())`,
            [left],
          );
          await storeSecrets(
            application,
            secrets.map((one) => secretFixture(one)),
          );
          await storeCompleteRun(application, taken.toISOString());
          expect(await takeTallyAsSystem(() => taken)).toBe(true);
          for (const one of changes) await make(one);
          const now = new Date(after(hours).getTime() + 11_000);
          if (await findTally({ at: now, past: false })) used++;
          const withTally = await answers(who, of, now);
          await application.query("DELETE FROM inventory_tally");
          expect(withTally).toEqual(await answers(who, of, now));
        },
      ),
      { numRuns: 150 },
    );
    expect(used).toBeGreaterThan(75);
  }, 240_000);
});
