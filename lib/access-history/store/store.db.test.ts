import { afterAll, expect, test } from "vitest";
import {
  awsPlace,
  fakeEvent,
  fakePrincipal,
  fakeTarget,
  recordsOf,
  stretchOf,
  uuidOf,
  vaultPlace,
} from "@/lib/access-history/testing/fake-log";
import { recount, storedAggregates } from "@/lib/access-history/testing/recount";
import type { ParsedEvent, ParsedRecord } from "@/lib/access-sources/access-source";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import type { IngestCounts } from "./counts";
import { openPiece } from "./pieces";
import { EventStore, Overtaken } from "./write-stretch";

const { application } = testDatabase();
afterAll(closePool);

let pieces = 0;

/** Stores records as a piece of their own. */
async function store(records: ParsedRecord[], sourceId = "trail"): Promise<IngestCounts> {
  const name = `piece-${pieces++}`;
  await openPiece(sourceId, name, "cli", new Date());
  const at = { sourceId, name, known: 0, again: false, settles: false };
  return new EventStore().write(at, stretchOf(records));
}
const storeEvents = (events: ParsedEvent[], sourceId?: string) =>
  store(recordsOf(events), sourceId);

async function rows(sql: string): Promise<unknown[]> {
  return (await application.query(sql)).rows;
}
const countOf = async (ids: readonly string[]) =>
  (await application.query("SELECT FROM access_event WHERE event_id = ANY($1)", [ids])).rowCount;

const expectExact = async () =>
  expect(await storedAggregates(application)).toEqual(await recount(application));

test("a record is stored once, whoever tells it; the aggregates count what was stored", async () => {
  const events = [
    fakeEvent(1),
    fakeEvent(2, { cause: "denied" }),
    fakeEvent(3, { target: null, action: "ListSecrets", use: "list" }),
    fakeEvent(4, { origin: "inferred" }),
    fakeEvent(5, { principal: fakePrincipal("batch"), target: fakeTarget("b") }),
  ];
  expect(await storeEvents(events)).toEqual({
    records: 5,
    accepted: 5,
    events: 5,
    duplicates: 0,
    ignored: 0,
    rejected: 0,
  });
  expect(await storeEvents([...events, fakeEvent(6)])).toMatchObject({
    records: 6,
    accepted: 1,
    events: 1,
    duplicates: 5,
  });
  expect(await storeEvents([fakeEvent(7), fakeEvent(7)])).toMatchObject({
    accepted: 1,
    events: 1,
    duplicates: 1,
  });
  await expectExact();
  expect(await rows("SELECT sum(events)::int AS n FROM access_day")).toEqual([{ n: 6 }]);
});

test("one call with several targets is one record; one of which a part is new is accepted", async () => {
  const items = (count: number) =>
    Array.from({ length: count }, (_, item) =>
      fakeEvent(20, { item, action: "GetParameters", target: fakeTarget(`p${item}`) }),
    );
  expect(await store([{ at: 1, events: items(3) }])).toMatchObject({ accepted: 1, events: 3 });
  expect(await store([{ at: 1, events: items(3) }])).toMatchObject({ duplicates: 1, events: 0 });
  expect(await store([{ at: 1, events: items(4) }])).toMatchObject({ accepted: 1, events: 1 });
});

test("copies for two accounts are one event, which names whom the fuller copy names", async () => {
  const copy = (id: number, principal: ParsedEvent["principal"]) =>
    fakeEvent(40, { eventId: uuidOf(id), sharedEventId: uuidOf(4000), principal });
  await storeEvents([fakeEvent(41, { principal: fakePrincipal("poor", 0) })]);
  await storeEvents([copy(4001, fakePrincipal("poor", 0))]);
  expect(await storeEvents([copy(4002, fakePrincipal("rich", 2))])).toMatchObject({
    duplicates: 1,
  });
  expect(await storeEvents([copy(4003, fakePrincipal("middle", 1))])).toMatchObject({
    duplicates: 1,
  });
  expect(
    await rows(`SELECT p.name FROM access_event e JOIN access_principal p ON p.id = e.principal_id
                 WHERE e.shared_event_id = '${uuidOf(4000)}'`),
  ).toEqual([{ name: "rich" }]);
  await expectExact();
});

test("a request two audit devices saw is one, within ten minutes and across the month", async () => {
  const seen = (occurredAt: string, place = vaultPlace) =>
    fakeEvent(0, { eventId: uuidOf(50), occurredAt, place, action: "read" });
  expect(await storeEvents([seen("2026-06-30T23:59:59.900Z")], "audit")).toMatchObject({
    events: 1,
  });
  expect(await storeEvents([seen("2026-07-01T00:00:00.100Z")], "audit-2")).toMatchObject({
    duplicates: 1,
  });
  expect(
    await storeEvents(
      [seen("2026-07-01T00:09:59Z"), fakeEvent(51, { place: vaultPlace })],
      "audit-2",
    ),
  ).toMatchObject({
    accepted: 1,
    duplicates: 1,
  });
  expect(await storeEvents([seen("2026-07-01T00:20:00Z")], "audit")).toMatchObject({ events: 1 });
  expect(await countOf([uuidOf(50)])).toBe(2);
  await expectExact();
});

test("both halves of a pair are accepted, and both are duplicates the next time", async () => {
  const pair: ParsedRecord[] = [
    { at: 1, ignored: "told-by-partner", partner: uuidOf(60) },
    { at: 2, events: [fakeEvent(60, { place: vaultPlace, action: "read" })] },
    { at: 3, ignored: "not-about-secrets" },
  ];
  expect(await store(pair, "audit")).toMatchObject({ accepted: 2, events: 1, ignored: 1 });
  expect(await store(pair, "audit")).toMatchObject({ accepted: 0, duplicates: 2, ignored: 1 });
});

test("a footprint counts once per instant, for each source that logs it", async () => {
  const record: ParsedRecord = {
    at: 1,
    events: [fakeEvent(70, { use: "login", target: null })],
    footprint: { place: awsPlace, at: "2026-06-01T01:10:00Z", node: null },
  };
  for (const source of ["hours-1", "hours-1", "hours-2"]) await store([record], source);
  expect(
    await rows(`SELECT c.source_id, l.arrived, l.records FROM log_hour l JOIN access_context c ON c.id = l.context_id
                 WHERE c.source_id LIKE 'hours-%' ORDER BY 1`),
  ).toEqual([
    { source_id: "hours-1", arrived: 1, records: 1 },
    { source_id: "hours-2", arrived: 1, records: 0 },
  ]);
});

test("what cannot be stored is set aside, and stops nothing", async () => {
  const counts = await store([
    { at: 1, events: [fakeEvent(80, { occurredAt: "0202-01-01T00:00:00Z" })] },
    { at: 2, events: [fakeEvent(81, { eventId: "not an id" })] },
    { at: 3, rejected: "Not JSON.", excerpt: "{\0" },
    {
      at: 4,
      events: [
        fakeEvent(82, {
          userAgent: `a\0b${"x".repeat(5000)}`,
          sourceIp: "\0".repeat(9),
          target: { label: "あ".repeat(4000), identities: ["あ".repeat(4000)], pathLevel: false },
          principal: fakePrincipal("\uD800".repeat(3000)),
        }),
      ],
    },
  ]);
  expect(counts).toMatchObject({ records: 4, accepted: 1, rejected: 3 });
  expect(
    await rows(`SELECT at, reason FROM set_aside WHERE piece = 'piece-${pieces - 1}' ORDER BY at`),
  ).toEqual([
    { at: 1, reason: "The time of the event is impossible." },
    { at: 2, reason: "The id of the event cannot be read." },
    { at: 3, reason: "Not JSON." },
  ]);
});

test("a day its month does not have is the day the calendar counts", async () => {
  await storeEvents([fakeEvent(85, { occurredAt: "2026-02-30T00:00:00.000Z" })]);
  expect(
    await rows(`SELECT occurred_at FROM access_event WHERE event_id = '${uuidOf(85)}'`),
  ).toEqual([{ occurred_at: new Date("2026-03-02T00:00:00Z") }]);
});

test("a piece that somebody else has read on is not read twice", async () => {
  await openPiece("trail", "shared", "cli", new Date());
  const at = { sourceId: "trail", name: "shared", known: 0, again: false, settles: false };
  await new EventStore().write(at, stretchOf(recordsOf([fakeEvent(90)]), 1));
  const late = new EventStore().write(at, stretchOf(recordsOf([fakeEvent(91)]), 1));
  await expect(late).rejects.toThrow(Overtaken);
  expect(await countOf([uuidOf(91)])).toBe(0);
});

test("many new events go straight in; where one of them is there already, the others still do", async () => {
  const many = (from: number) =>
    Array.from({ length: 1500 }, (_, i) => fakeEvent(20_000 + from + i));
  const fresh = new EventStore();
  const write = async (name: string, events: ParsedEvent[]) => {
    await openPiece("trail", name, "cli", new Date());
    const at = { sourceId: "trail", name, known: 0, again: false, settles: false };
    return fresh.write(at, stretchOf(recordsOf(events)));
  };
  expect(await write("many-1", many(0))).toMatchObject({ accepted: 1500, events: 1500 });
  expect(await write("many-2", many(800))).toMatchObject({ accepted: 800, duplicates: 700 });
  expect(await write("many-3", many(0))).toMatchObject({
    accepted: 0,
    events: 0,
    duplicates: 1500,
  });
  await expectExact();
});
