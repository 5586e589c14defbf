import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { AccessConnection, Piece } from "@/lib/access-sources/access-source";
import { now, testContext } from "@/lib/access-sources/testing/context";
import { eventsOf, recordsOf, stretchesOf } from "@/lib/access-sources/testing/read-piece";
import { parameterRecord, trailRecord } from "@/lib/access-sources/testing/trail";
import {
  startTrailStandIn,
  type TrailStandIn,
  type TrailWorld,
} from "@/lib/access-sources/testing/trail-stand-in";
import { cloudTrail } from "./index";

const MINUTE = 60_000;
const world: TrailWorld = { records: [], disabled: [], failAfter: Number.POSITIVE_INFINITY };
let standIn: TrailStandIn;
let clock = now;

beforeAll(async () => {
  standIn = await startTrailStandIn(world);
});
beforeEach(() => {
  Object.assign(world, { records: [], disabled: [], failAfter: Number.POSITIVE_INFINITY });
  standIn.asked.length = 0;
  clock = now;
});
afterAll(() => standIn.close());

const open = (regions = ["ap-northeast-1"]): Promise<AccessConnection> =>
  cloudTrail.connect(
    {
      id: "trail",
      kind: "cloudtrail",
      regions,
      endpoint: standIn.url,
      credentials: { accessKeyId: "env:K", secretAccessKey: "env:S" },
      limits: { requestsPerSecond: 10_000, attempts: 1 },
    },
    testContext({ clock: () => clock }),
  );

async function piecesOf(connection: AccessConnection, done: string[] = []): Promise<Piece[]> {
  const pieces: Piece[] = [];
  const signal = new AbortController().signal;
  for await (const piece of connection.pieces((name) => done.includes(name), clock, signal))
    pieces.push(piece);
  return pieces;
}

const ago = (minutes: number) => ({
  eventTime: new Date(clock.getTime() - minutes * MINUTE).toISOString().replace(".000", ""),
});
const idsOf = (piece: Piece, from: unknown = null) =>
  stretchesOf(piece, from).then((stretches) => ({
    ids: eventsOf(recordsOf(stretches)).map(({ eventId }) => eventId),
    cursor: stretches.at(-1)?.cursor,
    stretches,
  }));

test("the present with an overlap, the past once: together all of ninety days", async () => {
  const minutes = [6, 40, 179, 190, 60 * 24, 60 * 24 * 89];
  world.records = minutes.map((one) => trailRecord(ago(one)));
  world.records.push(parameterRecord("GetParameter", { name: "/a" }, ago(50)));
  world.records.push(
    trailRecord(ago(60 * 24 * 91)),
    parameterRecord("UpdateInstanceInformation", {}, ago(9)),
  );
  const connection = await open();
  const [present, past] = await piecesOf(connection);
  if (!present || !past) throw new Error("two pieces are expected");
  expect([present.name, present.follows, past.name]).toEqual([
    "lookup/111122223333/ap-northeast-1/now",
    true,
    "lookup/111122223333/ap-northeast-1/past",
  ]);
  const [recent, older] = [await idsOf(present), await idsOf(past)];
  expect(recent.ids).toHaveLength(4);
  expect(new Set([...recent.ids, ...older.ids]).size).toBe(minutes.length + 1);
  for (const { LookupAttributes } of standIn.asked.slice(1))
    expect(LookupAttributes).toHaveLength(1);
  expect((await piecesOf(connection, [past.name])).map(({ name }) => name)).toEqual([present.name]);
  await connection.close();
});

test("what turns up late is found by the overlap of half an hour, and by that of three hours once an hour", async () => {
  const connection = await open();
  const [present] = await piecesOf(connection);
  if (!present) throw new Error("a piece is expected");
  let { cursor } = await idsOf(present);
  clock = new Date(now.getTime() + 10 * MINUTE);
  world.records = [trailRecord(ago(35)), trailRecord(ago(100))];
  const soon = await idsOf(present, cursor);
  expect(soon.ids).toHaveLength(1);
  cursor = soon.cursor;
  clock = new Date(now.getTime() + 65 * MINUTE);
  expect((await idsOf(present, cursor)).ids).toHaveLength(2);
  await connection.close();
});

test("the past goes on where it was stopped, also within a sweep", async () => {
  world.records = Array.from({ length: 2500 }, (_, at) => trailRecord(ago(200 + at)));
  const connection = await open();
  const past = (await piecesOf(connection))[1];
  if (!past) throw new Error("a piece is expected");
  const whole = await idsOf(past);
  expect(new Set(whole.ids).size).toBe(2500);
  standIn.asked.length = 0;
  const rest = await idsOf(past, JSON.parse(JSON.stringify(whole.stretches[0]?.cursor)));
  // One event has the instant at which it was stopped: it comes twice.
  expect(rest.ids).toHaveLength(1501);
  expect(standIn.asked.length).toBeLessThan(50);
  await connection.close();
});

test("a failure in the middle leaves the present where it was", async () => {
  const connection = await open();
  const [present] = await piecesOf(connection);
  if (!present) throw new Error("a piece is expected");
  const { cursor } = await idsOf(present);
  clock = new Date(now.getTime() + 10 * MINUTE);
  world.records = [trailRecord(ago(8))];
  world.failAfter = standIn.asked.length + 3;
  const cursors: unknown[] = [];
  const reading = (async () => {
    for await (const stretch of present.read(cursor, new AbortController().signal))
      cursors.push(stretch.cursor);
  })();
  const error = await reading.catch((thrown: unknown) => thrown);
  expect(connection.explain(error)).toMatchObject({ cause: "denied" });
  expect(cursors).toEqual([cursor]);
  await connection.close();
});

test("a Region that is switched off is left out; footprints are left where they can be", async () => {
  world.disabled = ["us-east-1"];
  const connection = await open(["ap-northeast-1", "us-east-1"]);
  expect((await piecesOf(connection)).map(({ name }) => name)).toEqual([
    "lookup/111122223333/ap-northeast-1/now",
    "lookup/111122223333/ap-northeast-1/past",
  ]);
  clock = new Date("2026-11-23T12:30:00Z");
  const made = await connection.footprint?.(clock, new AbortController().signal);
  expect(made?.map(({ place, at }) => [place.backend, place.region, at])).toEqual([
    ["secrets-manager", "ap-northeast-1", "2026-11-23T12:30:00.000Z"],
    ["parameter-store", "ap-northeast-1", "2026-11-23T12:30:00.000Z"],
  ]);
  await connection.close();
});
