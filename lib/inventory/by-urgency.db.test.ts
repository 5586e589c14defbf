import fc from "fast-check";
import { expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { testDatabase } from "@/lib/db/testing";
import { SecretQuery } from "./model/secret";
import { listSecrets } from "./queries";
import { findTally } from "./tally/find";
import { takeTallyAsSystem } from "./tally/take";
import { emptyInventory, secretFixture, storeSecrets } from "./testing";

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
async function walk(who: ReturnType<typeof viewerOf>, query: object): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const asked = SecretQuery.parse({ ...query, cursor, limit: "2" });
    const page = await listSecrets(who, asked, { now });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return ids;
}

test("state after state gives the pages that sorting every row gives, for random rows, filters and viewers", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fields, { maxLength: 14 }),
      fc.constantFrom({}, { team: ["orders"] }, { rotation: ["overdue", "unknown"] }, { q: "a" }),
      fc.constantFrom("asc", "desc"),
      fc.constantFrom(viewerOf("auditor"), viewerOf("manager", [{ team: ["orders"] }])),
      async (secrets, filters, order, who) => {
        await emptyInventory(owner);
        await storeSecrets(
          application,
          secrets.map((one) => secretFixture(one)),
        );
        const query = { sort: "rotation", order, ...filters };
        const sorted = await walk(who, query);
        expect(await takeTallyAsSystem(() => taken)).toBe(true);
        expect(await findTally({ at: now, past: false })).not.toBeNull();
        expect(await walk(who, query)).toEqual(sorted);
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);
