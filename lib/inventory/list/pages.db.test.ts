import fc from "fast-check";
import { expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { testDatabase } from "@/lib/db/testing";
import { followReadsAsSystem } from "../last-read/follow";
import { sorts } from "../model/list-keys";
import { SecretQuery } from "../model/secret";
import { listSecrets } from "../queries";
import { findTally } from "../tally/find";
import { takeTallyAsSystem } from "../tally/take";
import { emptyInventory, secretFixture, storeSecrets } from "../testing";
import { type Reach, usualReach } from "./sections";

const { application, owner } = testDatabase();
const taken = new Date("2026-11-23T02:00:00Z");
const now = new Date("2026-11-23T05:00:00Z");

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 3 });
const instant = fc
  .integer({ min: -6, max: 6 })
  .map((hours) => new Date(now.getTime() + hours * 3_600_000).toISOString());

const fields = fc.record({
  path: fc.constantFrom("a", "b", "c"),
  team: maybe(fc.constantFrom("orders", "logistics")),
  environment: maybe(fc.constantFrom("prod", "stg", "local")),
  service: maybe(fc.constantFrom("10", "9", "shop")),
  owner: maybe(fc.constantFrom("sho@example.jp", "rin@example.jp")),
  kind: maybe(fc.constantFrom("database", "account")),
  classification: maybe(fc.constantFrom("internal", "critical")),
  stop_time_minutes: maybe(fc.constantFrom(30, 5)),
  place_id: fc.integer({ min: 1, max: 3 }),
  counted: fc.constantFrom("both", "both", "both", "completion", "none"),
  max_age_seconds: maybe(fc.constant(7_776_000)),
  rotation_policy_id: maybe(fc.constantFrom("owner", "quarterly")),
  value_changed_at: maybe(fc.constant("2026-01-01T00:00:00Z")),
  rotation_due_at: maybe(instant),
  due_soon_at: maybe(instant),
  rotation_failed_from: maybe(instant),
  removed_at: fc.option(instant, { nil: null, freq: 1 }),
});

/** The ids of all pages, two rows each. */
async function walk(
  who: ReturnType<typeof viewerOf>,
  query: object,
  reach?: Reach,
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const asked = SecretQuery.parse({ ...query, cursor, limit: "2" });
    const page = await listSecrets(who, asked, { now, reach });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return ids;
}

test("section after section gives the pages that sorting every row gives, for random rows, orders, filters and viewers", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fields, { maxLength: 14 }),
      fc.constantFrom<object>(
        {},
        { team: ["orders"] },
        { team: ["unassigned", "orders"], environment: ["prod"] },
        { rotation: ["overdue", "unknown"] },
        { rotation: ["compliant"], removed: "any" },
        { removed: "any" },
        { removed: "only" },
        { q: "a" },
        { owner: ["rin@example.jp"] },
      ),
      fc.constantFrom(...sorts),
      fc.constantFrom("asc", "desc"),
      fc.constantFrom(viewerOf("auditor"), viewerOf("manager", [{ team: ["orders"] }])),
      // In a large inventory an index is walked along, and what that does not find is gathered.
      fc.constantFrom(usualReach, { few: 0, steps: 3, many: 5 }, { few: 2, steps: 1, many: 0 }),
      async (secrets, filters, sort, order, who, reach) => {
        await emptyInventory(owner);
        await storeSecrets(
          application,
          secrets.map((one) => secretFixture(one)),
        );
        await application.query(
          `INSERT INTO secret_use (secret_id, last_accessed_on)
           SELECT id, CASE WHEN owner IS NOT NULL THEN date '2026-11-01' + (length(path || coalesce(team, '')) % 3) END FROM secret`,
        );
        const query = { sort, order, ...filters };
        const sorted = await walk(who, query);
        await followReadsAsSystem();
        expect(await takeTallyAsSystem(() => taken)).toBe(true);
        expect(await findTally({ at: now, past: false })).not.toBeNull();
        expect(await walk(who, query, reach)).toEqual(sorted);
      },
    ),
    { numRuns: 40 },
  );
}, 180_000);
