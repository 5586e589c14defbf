import { afterAll, beforeEach, expect, test } from "vitest";
import { identityOf, recordsOf, stretchOf } from "@/lib/access-history/testing/fake-log";
import { randomFrom } from "@/lib/access-history/testing/random";
import { names, randomEvent } from "@/lib/access-history/testing/random-events";
import { recount, storedAggregates } from "@/lib/access-history/testing/recount";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { emptyInventory, secretFixture, storeSecrets } from "@/lib/inventory/testing";
import { supersede } from "@/lib/sync/supersede";
import { linkTargetsAsSystem } from "./link-targets";
import { openPiece } from "./pieces";
import { dropOldMonthsAsSystem } from "./retention";
import { EventStore } from "./write-stretch";

const { application, owner } = testDatabase();
afterAll(closePool);

beforeEach(async () => {
  await emptyInventory(owner);
  await owner.query(
    "TRUNCATE access_event, access_day, access_reader, access_target, ingest_piece",
  );
});

const seeds = process.env.SEEDS
  ? Array.from({ length: Number(process.env.SEEDS) }, (_, i) => i)
  : [1, 2, 3];

let piece = 0;

/** Minutes that pass in a round: what happened in it is told in it or later, as in life. */
const ROUND = 500;

async function storeSome(store: EventStore, random: ReturnType<typeof randomFrom>, round: number) {
  const most = (round + 1) * ROUND;
  const events = Array.from({ length: 1 + random.below(40) }, () => randomEvent(random, most));
  const name = `random-${piece++}`;
  await openPiece("trail", name, "cli", new Date());
  const at = { sourceId: "trail", name, known: 0, again: false, settles: false };
  await store.write(at, stretchOf(recordsOf(events)));
}

/** A secret turns up in the inventory, or one that is there goes to another team. */
async function changeInventory(random: ReturnType<typeof randomFrom>, round: number) {
  const name = random.pick(names);
  const now = new Date(Date.UTC(2026, 4, 31, 0, round * ROUND));
  const client = await application.connect();
  try {
    const changed = await supersede(client, now, "team = $3, environment = $4", "s.identity = $2", [
      identityOf(name),
      random.pick(["orders", "search", null]),
      random.pick(["prod", "stg"]),
    ]);
    if (changed > 0) return;
  } finally {
    client.release();
  }
  await storeSecrets(application, [
    secretFixture({ identity: identityOf(name), first_recorded_at: now, recorded_at: now }),
  ]);
}

test.each(seeds)(
  "day counts and readers are those of a recount, whatever happens at once (seed %i)",
  async (seed) => {
    const random = randomFrom(seed);
    const stores = [new EventStore(), new EventStore()];
    for (let round = 0; round < 8; round++) {
      for (let i = 0; i < 3; i++) await changeInventory(random, round);
      await Promise.all([
        ...stores.map((store) => storeSome(store, random, round)),
        ...stores.map((store) => storeSome(store, random, round)),
        random.maybe(0.7) ? linkTargetsAsSystem() : null,
      ]);
      expect(await storedAggregates(application)).toEqual(await recount(application));
    }
    await linkTargetsAsSystem();
    const stored = await storedAggregates(application);
    expect(stored).toEqual(await recount(application));
    expect(stored.days.length).toBeGreaterThan(10);
    const { rows } = await application.query(`
    SELECT (SELECT count(*)::int FROM access_event e JOIN access_target t ON t.id = e.target_id WHERE t.alias_of IS NOT NULL) AS on_alias,
           (SELECT count(*)::int FROM access_target t JOIN secret s ON s.identity = ANY(t.identities)
             WHERE NOT t.path_level AND t.secret_id IS DISTINCT FROM s.id) AS unlinked,
           (SELECT count(*)::int FROM (SELECT 1 FROM access_target WHERE secret_id IS NOT NULL AND alias_of IS NULL
             GROUP BY secret_id HAVING count(*) > 1) AS twice) AS twice`);
    expect(rows).toEqual([{ on_alias: 0, unlinked: 0, twice: 0 }]);
  },
);

test("retention drops a month when its events and what is recorded of them are old; the rest is counted anew", async () => {
  const random = randomFrom(9);
  const writeAt = async (recorded: string, months: readonly string[]) => {
    const store = new EventStore(() => new Date(recorded));
    const name = `old-${piece++}`;
    await openPiece("trail", name, "cli", new Date());
    const events = months.flatMap((month) =>
      Array.from({ length: 50 }, (_, i) => {
        const event = randomEvent(random, 30_000 + i);
        return {
          ...event,
          sharedEventId: null,
          occurredAt: `${month}-15${event.occurredAt.slice(10)}`,
        };
      }),
    );
    const at = { sourceId: "trail", name, known: 0, again: false, settles: false };
    await store.write(at, stretchOf(recordsOf(events)));
  };
  await writeAt("2022-05-01T00:00:00Z", ["2022-03", "2022-04"]);
  await writeAt(new Date().toISOString(), ["2022-04", "2021-01", "2026-06"]);
  expect(await dropOldMonthsAsSystem()).toEqual(["2022-03-01"]);
  expect(await storedAggregates(application)).toEqual(await recount(application));
  const { rows } = await application.query(
    "SELECT DISTINCT to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month FROM access_event ORDER BY 1",
  );
  expect(rows.map(({ month }) => month)).toEqual(["2021-01", "2022-04", "2026-06"]);
  // The month is made again when something of it is told after all.
  await writeAt(new Date().toISOString(), ["2022-03"]);
  expect(await storedAggregates(application)).toEqual(await recount(application));
});
