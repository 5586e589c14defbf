import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { writeResolutions } from "@/lib/access-history/principals/stored";
import { linkTargetsAsSystem } from "@/lib/access-history/store/link-targets";
import { openPiece } from "@/lib/access-history/store/pieces";
import { EventStore } from "@/lib/access-history/store/write-stretch";
import {
  fakePrincipal,
  identityOf,
  recordsOf,
  stretchOf,
} from "@/lib/access-history/testing/fake-log";
import { randomFrom } from "@/lib/access-history/testing/random";
import { names, randomEvent } from "@/lib/access-history/testing/random-events";
import { emptyBreakGlass } from "@/lib/break-glass/testing";
import {
  coveredHours,
  emptyLogs,
  storeContext,
  storeHours,
  storeLogSource,
} from "@/lib/continuity/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import {
  emptyInventory,
  secretFixture,
  storeCompleteRun,
  storeSecrets,
} from "@/lib/inventory/testing";
import { openBreakGlass } from "@/lib/open-items/break-glass";
import { addDays, dayOf } from "@/lib/organisation/calendar";
import { closeDayAsSystem } from "../close";
import { KpiQuery, KpiRowsQuery } from "../model";
import { readKpis } from "../queries";
import { readTrend } from "../read-trend";
import { readKpiRows } from "../rows";
import { takeRecordTalliesAsSystem } from "./take";

const { application, owner } = testDatabase();
const random = randomFrom(20261124);
const dayMs = 86_400_000;
const start = Date.now();
const days = 24;
const ids = ["break-glass", "retrieval-failures", "unused-secrets"] as const;
const viewers = [
  viewerOf("auditor"),
  viewerOf("manager", [{ team: ["orders"] }]),
  viewerOf("member", [{ team: ["payments"] }]),
];

const secrets = names.slice(0, 6).map((name, n) =>
  secretFixture({
    path: `prod/${name}`,
    identity: identityOf(name),
    team: n % 2 ? "orders" : "payments",
    environment: n === 3 ? "stg" : "prod",
    created_at: "2026-01-01T00:00:00Z",
    recorded_at: "2026-01-01T00:00:00Z",
  }),
);

let pieces = 0;

/** Stores random events of the last days, as an ingest does. */
async function storeSome(count: number, daysAgo = { from: days, to: 0 }): Promise<void> {
  const events = Array.from({ length: count }, () => {
    const event = randomEvent(random, 1_000_000);
    const ago = daysAgo.to * dayMs + random.below((daysAgo.from - daysAgo.to) * 1440) * 60_000;
    // Failures in a row are what makes an alert.
    return { ...event, occurredAt: new Date(start - 60_000 - ago).toISOString() };
  });
  const rows = events.flatMap((event) =>
    event.cause === null
      ? [event]
      : Array.from({ length: 5 }, (_, n) => ({
          ...event,
          ...{ eventId: randomUUID(), sharedEventId: null },
          occurredAt: new Date(Date.parse(event.occurredAt) + n * 1000).toISOString(),
        })),
  );
  const name = `tally-${pieces++}`;
  await openPiece("trail", name, "cli", new Date());
  const at = { sourceId: "trail", name, known: 0, again: false, settles: false };
  await new EventStore().write(at, stretchOf(recordsOf(rows)));
}

const take = () => takeRecordTalliesAsSystem(() => new Date(), { least: 0 });

/** What the tally answers and what the events themselves say, of the same instant. */
async function compare(): Promise<void> {
  for (const viewer of viewers) {
    const now = new Date();
    const { items } = await readKpis(viewer, KpiQuery.parse({ period: "30d" }), { now, ids });
    for (const told of items) {
      const asOf = told.asOf;
      expect(asOf < now.toISOString()).toBe(true);
      const query = KpiQuery.parse({ period: "30d", asOf });
      const [exact] = (await readKpis(viewer, query, { now: new Date(asOf), ids: [told.id] }))
        .items;
      const { coverage: _, previous: __, ...figure } = told;
      expect(exact).toMatchObject(figure);
      for (const { id, value } of [...told.parts, ...told.beside]) {
        if (value === null || id === "failure-rate" || viewer !== viewers[0]) continue;
        const rows = KpiRowsQuery.parse({ period: "30d", part: id, limit: "1" });
        const { total } = await readKpiRows(viewer, told.id, rows, { now });
        expect([id, total]).toEqual([id, value]);
      }
    }
    const items30 = (past: boolean) =>
      openBreakGlass(viewer, KpiQuery.parse({}), { at: now, past }).then((found) =>
        found.sort((a, b) => String(a.team).localeCompare(String(b.team))),
      );
    expect(await items30(false)).toEqual(await items30(true));
  }
}

beforeAll(async () => {
  await emptyBreakGlass(owner);
  await emptyLogs(owner);
  await emptyInventory(owner);
  await owner.query("TRUNCATE record_tally, record_tally_mark CASCADE");
  await storeSecrets(application, secrets);
  await storeCompleteRun(application, new Date(start).toISOString());
  await storeLogSource(application, { lastCompleteAt: new Date(start) });
  await storeSome(900);
  await storeContext(application); // of the place where the secrets lie
  const { rows } = await application.query<{ id: number }>("SELECT id FROM access_context");
  for (const { id } of rows)
    await storeHours(
      application,
      id,
      coveredHours(new Date(start - 130 * dayMs), new Date(start - 30 * dayMs)).map((hour) => ({
        ...hour,
        hour: new Date(Math.floor(hour.hour.getTime() / 3_600_000) * 3_600_000),
      })),
    );
}, 60_000);
afterAll(closePool);

const principal = async (name: string) =>
  (
    await application.query<{ id: number }>("SELECT id FROM access_principal WHERE key = $1", [
      fakePrincipal(name).key,
    ])
  ).rows[0]?.id ?? 0;

test("a figure counted by a job is what the events say, whatever becomes known later", async () => {
  await take();
  await compare();
  const count = async () =>
    (
      await readKpis(viewers[0] ?? viewerOf("auditor"), KpiQuery.parse({}), {
        now: new Date(),
        ids,
      })
    ).items;
  expect((await count()).filter(({ value }) => value === null)).toEqual([]);

  for (const ago of [4, 8, 12]) {
    const day = addDays(dayOf(new Date(start), "Asia/Tokyo"), -ago);
    await closeDayAsSystem(day, { timeZone: "Asia/Tokyo", now: new Date() });
  }

  // Events that arrive late: until they are counted the figure is as of before them.
  const before = new Date();
  await storeSome(300, { from: 20, to: 3 });
  const behind = (await count()).find(({ id }) => id === "break-glass");
  expect(Date.parse(behind?.asOf ?? "")).toBeLessThanOrEqual(before.getTime() + 1000);
  const counted = await take();
  expect(counted.length).toBeGreaterThan(10);
  await compare();
  expect((await take()).length).toBe(2);

  // Nobody knew who it was; now it is a person, and another a workload.
  const person = {
    kind: "person",
    personId: "ono@example.jp",
    service: null,
    rotates: false,
  } as const;
  await writeResolutions([
    { id: await principal("rich"), ...person, resolvedBy: "register" },
    { id: await principal("poor"), ...person, personId: null, kind: "workload", resolvedBy: "log" },
  ]);
  await take();
  await compare();

  // A window is asked for, approved, and ended before its time.
  const day = addDays(dayOf(new Date(start), "UTC"), -5);
  await application.query(
    `WITH r AS (
       INSERT INTO break_glass_request (id, person_id, requested_by, requested_at, emergency, reason, window_from, window_to,
              window_ends_at, approve_by, review_by, status, decided_at, decided_by)
       VALUES ($1, 'ono@example.jp', 'ono@example.jp', $2::timestamptz - interval '1 hour', FALSE, 'why', $2::timestamptz, $2::timestamptz + interval '30 hours',
              $2::timestamptz + interval '30 hours', $2::timestamptz + interval '4 days', $2::timestamptz + interval '4 days', 'approved', now(), 'boss') RETURNING id)
     INSERT INTO break_glass_target SELECT r.id, s.id, s.incarnation FROM r, secret s WHERE s.team = 'orders'`,
    [randomUUID(), `${day}T00:00:00Z`],
  );
  await take();
  await compare();

  // Somebody looks into a read without approval.
  await application.query(
    `INSERT INTO break_glass_settlement (use_id, at, actor, actor_kind, outcome, reason)
     SELECT to_char(e.occurred_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD') || '~' || t.secret_id || '~' || left(md5('ono@example.jp'), 12),
            now(), 'boss', 'session', 'accepted', 'why'
       FROM access_event e JOIN access_target t ON t.id = e.target_id AND t.secret_id IS NOT NULL WHERE e.principal_id = $1 LIMIT 20`,
    [await principal("rich")],
  );
  await take();
  await compare();

  // Secrets are found later that logs had named before; their targets become one.
  await storeSecrets(
    application,
    names.slice(6).map((name) =>
      secretFixture({
        path: `prod/${name}`,
        identity: identityOf(name),
        team: "orders",
        created_at: new Date(start).toISOString(),
      }),
    ),
  );
  expect(await linkTargetsAsSystem()).toBeGreaterThan(0);
  await take();
  await compare();

  // What closed days would be by what is known now, from the tally and without it.
  const trend = async (id: "break-glass" | "retrieval-failures") =>
    (
      await readTrend(
        viewerOf("auditor"),
        id,
        { ...KpiQuery.parse({}), days: 30 },
        { now: new Date() },
      )
    ).points;
  const told = [await trend("break-glass"), await trend("retrieval-failures")];
  expect(told.flat().some(({ restated }) => restated !== null)).toBe(true);
  await owner.query("TRUNCATE record_tally CASCADE");
  expect([await trend("break-glass"), await trend("retrieval-failures")]).toEqual(told);
}, 240_000);
