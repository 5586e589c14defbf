import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { closePool, pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { testDatabase } from "@/lib/db/testing";
import { emptyInventory, storeSecrets } from "@/lib/inventory/testing";
import { type Read, reconcile, type Use, unused } from "./reconcile";
import { emptyBreakGlass } from "./testing";
import { emptyAccessHistory, type LoggedRead, storeReads } from "./testing-reads";
import {
  type Asked,
  anew,
  days,
  draw,
  HOUR,
  iso,
  pick,
  principals,
  promoted,
  secrets,
  setting,
  someRequest,
  staging,
  start,
  things,
  tokyo,
  windowAt,
} from "./testing-world";
import { unusedBetween } from "./unused-sql";
import { usesBetween } from "./uses-sql";

const { application, owner } = testDatabase();
async function storeRequest(one: Asked) {
  await application.query(
    `INSERT INTO break_glass_request (id, person_id, requested_by, requested_at, emergency, reason, window_from, window_to,
       window_ends_at, approve_by, review_by, status, decided_at, decided_by, withdrawn_at, ended_at)
     VALUES ($1, $2, $2, $3, $4, 'why', $5, $6::timestamptz, coalesce($7::timestamptz, $6::timestamptz), $8, $6::timestamptz, $9, $10, $11, $12, $7::timestamptz)`,
    [
      one.id,
      one.person,
      iso(one.requestedAt),
      one.emergency,
      iso(one.from),
      iso(one.to),
      one.endedAt === null ? null : iso(one.endedAt),
      iso(one.approveBy),
      one.withdrawnAt ? "withdrawn" : (one.decision ?? "requested"),
      one.decidedAt === null ? null : iso(one.decidedAt),
      one.decidedAt === null ? null : "boss@example.jp",
      one.withdrawnAt === null ? null : iso(one.withdrawnAt),
    ],
  );
  await application.query(
    `INSERT INTO break_glass_target SELECT $1, s.id,
            CASE WHEN s.id = $3 AND $4::timestamptz < $5::timestamptz THEN 'one' ELSE s.incarnation END
       FROM secret s WHERE s.id = ANY($2::uuid[])`,
    [one.id, one.secrets, anew.id, iso(one.requestedAt), anew.recorded_at],
  );
}

const requests: Asked[] = [];
const logged: (LoggedRead & { recordedAt: string })[] = [];

beforeAll(async () => {
  await emptyInventory(owner);
  await emptyBreakGlass(owner);
  await emptyAccessHistory(owner);
  await storeSecrets(application, secrets);
  await application.query(
    `INSERT INTO secret_history (SELECT (jsonb_populate_record(NULL::secret_history, to_jsonb(s) || jsonb_build_object(
       'environment', CASE WHEN s.id = $2 THEN 'stg' ELSE s.environment END, 'incarnation', CASE WHEN s.id = $1 THEN 'one' END,
       'recorded_at', '2026-01-01T00:00:00Z', 'superseded_at', s.recorded_at))).* FROM secret s WHERE s.id IN ($1, $2))`,
    [anew.id, promoted.id],
  );
  for (let i = 0; i < 200; i++) requests.push(someRequest());
  for (const one of requests) await storeRequest(one);
  for (let i = 0; i < 4000; i++) {
    const near = pick(requests);
    const edges = [
      near.from,
      near.to,
      near.endedAt ?? near.to,
      near.decidedAt ?? near.from,
      near.to + 24 * HOUR,
    ];
    const at =
      draw(4) === 0
        ? start + draw(days * 24 * 3600) * 1000
        : pick(edges) + (draw(2) ? draw(240) - 120 : draw(9000) - 4500) * 1000;
    logged.push({
      at: iso(at),
      principal: pick(principals).key,
      target: draw(2) && near.secrets.length > 0 ? pick(near.secrets) : pick(things),
      use: pick(["value-read", "value-read", "issue", "metadata-read"]),
      cause: draw(10) === 0 ? 1 : 0,
      marks: draw(10) === 0 ? 1 : draw(10) === 0 ? 2 : 0,
      recordedAt: iso(at + draw(3) * HOUR),
    });
  }
  await storeReads(application, principals, logged);
});
afterAll(closePool);

/** Reads that need a window, in the rules' own words. */
function needingWindow(asOf: number): Read[] {
  return logged.flatMap((one) => {
    const who = principals.find(({ key }) => key === one.principal);
    const at = Date.parse(one.at);
    if (!who || who.kind === "workload" || one.use === "metadata-read") return [];
    if (one.cause !== 0 || one.marks === 1) return [];
    if (at > asOf || Date.parse(one.recordedAt) > asOf) return [];
    if (one.target === staging.id || one.target === setting.id) return [];
    if (one.target === promoted.id && at < Date.parse(String(promoted.recorded_at))) return [];
    const person = who.kind === "person" ? (who.personId ?? who.key) : null;
    return [{ at, person, principal: who.key, secret: one.target }];
  });
}

const Row = z.object({
  kind: z.string(),
  person: z.string(),
  thing: z.string(),
  request_id: z.string().nullable(),
  day: z.string().nullable(),
  began_at: z.date(),
  last_at: z.date(),
  reads: z.int(),
  inside: z.int(),
  at_edge: z.boolean(),
});

async function fromDatabase(from: number, to: number, asOf: number) {
  const asked = {
    from: new Date(from),
    to: new Date(to),
    asOf: new Date(asOf),
    known: new Date(asOf),
  };
  const { text, values } = Prisma.sql`
    WITH ${usesBetween({ ...asked, timeZone: "Asia/Tokyo" })} SELECT * FROM used`;
  return (await pool().query(text, values)).rows.map((raw): Use => {
    const row = Row.parse(raw);
    return {
      kind: row.kind as Use["kind"],
      who: row.person,
      secret: row.thing.startsWith("t") ? "arn:unknown" : row.thing,
      window: row.request_id,
      day: row.day,
      began: row.began_at.getTime(),
      last: row.last_at.getTime(),
      reads: row.reads,
      inside: row.inside,
      atEdge: row.at_edge,
    };
  });
}

const inOrder = (uses: readonly Use[]) =>
  uses
    .map((use) => JSON.stringify(Object.entries(use).sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort();

test.each([
  [0, days + 2, days + 3],
  [2, 6, days + 3],
  [2, 6, 6],
  [5.3, 5.9, 7],
  [0, 8, 8],
])(
  "days %f to %f as known on day %f: the database counts what the rules say",
  async (from, to, asOf) => {
    const instant = (day: number) => start + Math.round(day * 24 * HOUR);
    const windows = requests.flatMap((one) => windowAt(one, instant(asOf)) ?? []);
    const all = reconcile(needingWindow(instant(asOf)), windows, tokyo);
    const expected = all.filter(({ began }) => began >= instant(from) && began < instant(to));
    expect(new Set(expected.map(({ kind }) => kind)).size).toBeGreaterThan(from === 5.3 ? 2 : 5);
    const found = await fromDatabase(instant(from), instant(to), instant(asOf));
    expect(inOrder(found)).toEqual(inOrder(expected));
  },
);

test("and finds the same windows unused", async () => {
  const asOf = start + (days + 3) * 24 * HOUR;
  const windows = requests.flatMap((one) => windowAt(one, asOf) ?? []);
  const uses = reconcile(needingWindow(asOf), windows, tokyo);
  const asked = {
    from: new Date(start),
    to: new Date(asOf),
    asOf: new Date(asOf),
    known: new Date(asOf),
    timeZone: "Asia/Tokyo",
  };
  const { text, values } =
    Prisma.sql`WITH ${usesBetween(asked)}, ${unusedBetween(asked)} SELECT id FROM unused`;
  const { rows } = await pool().query(text, values);
  const expected = unused(windows, uses, asOf).map(({ id }) => id);
  expect(expected.length).toBeGreaterThan(3);
  expect(rows.map(({ id }) => id).sort()).toEqual(expected.sort());
});
