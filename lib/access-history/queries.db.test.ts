import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Binding, Role } from "@/lib/access-control/model";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { storeInventory, storeRandomEvents } from "./arrange-testing";
import { anyAccess } from "./model/query";
import { matches, type Stored } from "./naive-testing";
import { listAccessEvents } from "./queries";
import { someFilters } from "./random-testing";
import { storeEvents } from "./testing";

const { application } = testDatabase();
afterAll(closePool);

const now = new Date("2026-10-01T00:00:00Z");
let ids = new Map<string, Stored>();

beforeAll(async () => {
  await storeInventory(application);
  ids = await storeRandomEvents(application, 600);
});

const bindings: Binding[][] = [
  [{ role: "auditor", scope: [] }],
  [{ role: "operator", scope: [{ team: ["pay"] }] }],
  [{ role: "auditor", scope: [{ environment: ["stg", "unassigned"] }, { service: ["mail"] }] }],
  [
    { role: "auditor", scope: [{ team: ["web"], environment: ["prod"] }] },
    { role: "manager", scope: [] },
  ],
];

test("SQL and the plain filter find the same rows, in whatever scope", async () => {
  let rows = 0;
  await fc.assert(
    fc.asyncProperty(someFilters, fc.constantFrom(...bindings), async (given, held) => {
      const filters = { ...anyAccess, ...given };
      const viewer = { ...viewerOf("auditor"), bindings: held };
      const { items, total } = await listAccessEvents(viewer, { ...filters, limit: 1000 }, { now });
      const expected = [...ids]
        .filter(([, event]) => matches(event, filters, [...ids.values()], { bindings: held, now }))
        .map(([id]) => id);
      expect(items.map(({ eventId }) => eventId).sort()).toEqual(expected.sort());
      expect(total).toBe(expected.length);
      rows += expected.length;
    }),
    { numRuns: 300 },
  );
  expect(rows).toBeGreaterThan(2000);
}, 60_000); // 300 questions, each asked twice

test.each<Role>(["manager", "qa", "member", "admin"])("no row is open to a %s", async (role) => {
  const query = { ...anyAccess, own: "include" as const, limit: 200 };
  const { items, total } = await listAccessEvents(viewerOf(role), query, { now });
  expect([items, total]).toEqual([[], 0]);
});

test("pages neither lose nor repeat a row, also where many happened at one instant", async () => {
  const same = "2026-05-05T05:05:05.000Z";
  await storeEvents(
    application,
    Array.from({ length: 57 }, (_, n) => ({
      occurredAt: same,
      item: n % 3,
      target: `same-${n % 2}`,
      eventId: `00000000-0000-4000-8000-0000000000${String(Math.floor(n / 3)).padStart(2, "0")}`,
    })),
  );
  for (const where of [{}, { q: "same-" }, { action: ["GetSecretValue"] }]) {
    const filters = { ...anyAccess, ...where, from: "2026-05-01", to: "2026-05-31" };
    const whole = await listAccessEvents(viewerOf("auditor"), { ...filters, limit: 1000 }, { now });
    const paged: string[] = [];
    let cursor: string | null | undefined;
    do {
      const query = { ...filters, limit: 7, cursor: cursor ?? undefined };
      const page = await listAccessEvents(viewerOf("auditor"), query, { now });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged.length).toBeGreaterThanOrEqual(57);
    expect(paged).toEqual(whole.items.map(({ id }) => id));
    expect(new Set(paged).size).toBe(paged.length);
  }
});

test.each(["not a cursor", Buffer.from('["2026-01-01T00:00:00Z","x",0]').toString("base64url")])(
  "a cursor of no list of ours is refused: %s",
  async (cursor) => {
    const asked = listAccessEvents(
      viewerOf("auditor"),
      { ...anyAccess, cursor, limit: 5 },
      { now },
    );
    await expect(asked).rejects.toThrow("cursor");
  },
);

test("beyond 10,000 rows no total is told", async () => {
  await storeEvents(
    application,
    Array.from({ length: 10_001 }, () => ({ occurredAt: "2025-12-01T00:00:00Z", target: "many" })),
  );
  const query = { ...anyAccess, to: "2025-12-31", limit: 1 };
  expect((await listAccessEvents(viewerOf("auditor"), query, { now })).total).toBeNull();
  const { rows } = await application.query(
    "SELECT event_id FROM access_event WHERE occurred_at < '2026-01-01' LIMIT 1",
  );
  expect(rows).toHaveLength(1);
});
