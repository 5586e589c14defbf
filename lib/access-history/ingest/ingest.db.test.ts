import { appendFileSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemViewer } from "@/lib/access-control/system";
import { viewerOf } from "@/lib/access-control/testing";
import { EventStore } from "@/lib/access-history/store/write-stretch";
import { fakeConfig } from "@/lib/access-history/testing/fake-config";
import { type FakeOptions, fakeLine, fakeSource } from "@/lib/access-history/testing/fake-source";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { makeReady } from "@/lib/sync/sync-sources";
import { collectAsSystem } from "./collect";
import { withLog } from "./connect";
import { readHanded } from "./handed-file";
import { makeFootprintsAsSystem } from "./make-footprints";
import { admitPush, inflate, storePush } from "./push";
import { listSetAside, retrySetAside } from "./set-aside";
import { SetAsideQuery } from "./set-aside-query";

const { application } = testDatabase();
const { signal } = new AbortController();
const now = new Date("2026-07-01T00:00:00Z");
const loaded = fakeConfig(["audit", "other"]);
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "kagimori-ingest-"));
  await makeReady(loaded, now);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closePool();
});

const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => fakeLine({ n: from + i })).join("");

const hand = (file: string, options?: FakeOptions) =>
  withLog({ loaded, sourceId: "audit", signal, kinds: [fakeSource(options)] }, (connection) =>
    readHanded({
      connection,
      file,
      sourceId: "audit",
      store: new EventStore(() => now),
      signal,
      clock: () => now,
    }),
  );

const inFile = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test("a file handed over twice, by another name, changes nothing; grown, it goes on", async () => {
  const half = fakeLine({ half: 100 });
  const file = inFile("a.log", `${half}${lines(100, 190)}${fakeLine({ other: true })}`);
  expect(await hand(file)).toEqual({
    records: 92,
    accepted: 91,
    events: 90,
    duplicates: 0,
    ignored: 1,
    rejected: 0,
  });
  const renamed = join(folder, "b.log");
  copyFileSync(file, renamed);
  const again = { records: 92, accepted: 0, events: 0, duplicates: 91, ignored: 1, rejected: 0 };
  expect(await hand(renamed)).toEqual(again);
  appendFileSync(file, lines(190, 200));
  const read: number[] = [];
  const grown = await hand(file, { onStretch: async () => void read.push(1) });
  expect(grown).toEqual({ ...again, records: 102, accepted: 10, events: 10 });
  expect(read).toHaveLength(1);
  expect(await hand(file)).toEqual({ ...again, records: 102, duplicates: 101 });
});

test("a file of which something lies aside is read again, and what can be read now is settled", async () => {
  const file = inFile("c.log", `${lines(200, 203)}broken\n${lines(203, 205)}`);
  expect(await hand(file)).toMatchObject({ records: 6, accepted: 5, rejected: 1 });
  const viewer = systemViewer("test");
  const [aside] = (await listSetAside(viewer, "audit", SetAsideQuery.parse({}))).items;
  expect(aside).toMatchObject({ at: 4, excerpt: "broken", settledAt: null });
  expect(await hand(file)).toMatchObject({ records: 6, accepted: 0, duplicates: 5, rejected: 1 });
  const newer = fakeSource();
  const mended: typeof newer = {
    ...newer,
    connect: async (...given) => {
      const connection = await newer.connect(...given);
      return {
        ...connection,
        handed: (name, input) => {
          const piece = connection.handed(name, input);
          return {
            name,
            async *read(...from) {
              for await (const stretch of piece.read(...from))
                yield {
                  ...stretch,
                  records: stretch.records.map((record) =>
                    "rejected" in record
                      ? { at: record.at, ignored: "aws-owned" as const }
                      : record,
                  ),
                };
            },
          };
        },
      };
    },
  };
  const read = { loaded, sourceId: "audit", signal, kinds: [mended] };
  await withLog(read, (connection) =>
    readHanded({
      connection,
      file,
      sourceId: "audit",
      store: new EventStore(() => now),
      signal,
      clock: () => now,
    }),
  );
  expect((await listSetAside(viewer, "audit", SetAsideQuery.parse({}))).total).toBe(0);
  const all = await listSetAside(viewer, "audit", SetAsideQuery.parse({ settled: "include" }));
  expect(all.items[0]?.settledAt).toBe(now.toISOString());
});

test("a look at a log reads what is new, stops at nothing, and shows why it failed", async () => {
  const found = new Map([
    ["p1", lines(300, 310)],
    ["p2", lines(310, 320)],
    ["p3", `${lines(320, 330)}broken\n`],
  ]);
  const clock = () => now;
  const look = (options: FakeOptions = {}) =>
    collectAsSystem({
      loaded,
      sourceId: "other",
      signal,
      clock,
      kinds: [fakeSource({ found, ...options })],
    });
  const first = await look({ fails: (name) => name === "p2" });
  expect(first.failure?.message).toContain("p2 cannot be read");
  expect(first.counts).toMatchObject({ accepted: 20, rejected: 1 });
  const source = async () =>
    (
      await application.query(
        "SELECT failure_cause, last_complete_at FROM source WHERE id = 'other'",
      )
    ).rows[0];
  expect(await source()).toEqual({ failure_cause: "unreachable", last_complete_at: null });
  expect((await look()).counts).toMatchObject({ records: 10, accepted: 10 });
  expect(await source()).toEqual({ failure_cause: null, last_complete_at: now });
  expect((await look()).counts).toMatchObject({ records: 0 });
  expect(await retrySetAside(systemViewer("test"), "other", now)).toBe(1);
  found.set("p3", `${lines(320, 330)}${fakeLine({ n: 331 })}`);
  expect((await look()).counts).toMatchObject({ records: 11, accepted: 1, duplicates: 10 });
  const open = await application.query(
    "SELECT FROM set_aside WHERE source_id = 'other' AND settled_at IS NULL",
  );
  expect(open.rowCount).toBe(0);
});

test("footprints that are made are kept once", async () => {
  const kinds = [fakeSource({ footprints: [now] })];
  for (let i = 0; i < 2; i++)
    expect(await makeFootprintsAsSystem({ loaded, sourceId: "audit", signal, kinds })).toBe(1);
  const { rows } = await application.query("SELECT at FROM footprint_made");
  expect(rows).toEqual([{ at: now }]);
});

test("a push stores what can be read, for its own log only, and tells nothing twice", async () => {
  const viewer = viewerOf("ingest", [{ source: ["audit"] }], { kind: "token", name: "shipper" });
  const body = Buffer.from(`${lines(400, 410)}broken\n`);
  const push = { loaded, sourceId: "audit", body, signal, now, kinds: [fakeSource()] };
  expect(await storePush(viewer, push)).toMatchObject({ records: 11, accepted: 10, rejected: 1 });
  expect(await storePush(viewer, push)).toMatchObject({ records: 11, duplicates: 10, rejected: 1 });
  const aside = await application.query("SELECT at FROM set_aside WHERE piece LIKE 'push:%'");
  expect(aside.rows).toEqual([{ at: 11 }]);
  await expect(storePush(viewer, { ...push, sourceId: "other" })).rejects.toThrow(
    "not for the log other",
  );
  await expect(storePush(systemViewer("test"), push)).rejects.toThrow("not for the log");
});

test("only so many pushes at once, and only so much of each", () => {
  const places = Array.from({ length: 4 }, admitPush);
  expect(places.filter((place) => place !== null)).toHaveLength(3);
  for (const place of places) place?.leave();
  expect(admitPush()).not.toBeNull();
  expect(inflate(gzipSync("abc"), "gzip").toString()).toBe("abc");
  expect(() => inflate(gzipSync(Buffer.alloc(33 * 1024 * 1024)), "gzip")).toThrow(RangeError);
  expect(() => inflate(Buffer.from("abc"), "gzip")).toThrow("not gzip");
  expect(() => inflate(Buffer.from("abc"), "br")).toThrow("gzip");
});
