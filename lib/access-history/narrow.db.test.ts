import { afterAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { anyAccess } from "./model/query";
import { listAccessEvents } from "./queries";
import { openPiece } from "./store/pieces";
import { EventStore } from "./store/write-stretch";
import { fakeEvent, recordsOf, stretchOf, uuidOf, vaultPlace } from "./testing/fake-log";

testDatabase();
afterAll(closePool);

const told = [
  { requestId: uuidOf(1), sourceIp: "10.0.0.255", place: vaultPlace },
  { requestId: uuidOf(77), sourceIp: "2001:DB8::1" },
  { requestId: null, sourceIp: "secretsmanager.amazonaws.com" },
  { requestId: null, sourceIp: null },
];

async function list(sourceIp: string[] = [], q?: string) {
  const query = { ...anyAccess, sourceIp, limit: 50, ...(q ? { q } : {}) };
  const page = await listAccessEvents(viewerOf("auditor"), query, { now: new Date() });
  return page.items
    .map((event) => ({ requestId: event.requestId, sourceIp: event.sourceIp }))
    .reverse();
}

test("what a row leaves out is told as the log told it, and found by it", async () => {
  await openPiece("trail", "narrow", "cli", new Date());
  const at = { sourceId: "trail", name: "narrow", known: 0, again: false, settles: false };
  const events = told.map((fields, i) => fakeEvent(i + 1, fields));
  await new EventStore().write(at, stretchOf(recordsOf(events)));
  const shown = told.map(({ requestId, sourceIp }) => ({ requestId, sourceIp }));
  expect(await list()).toEqual(shown);
  for (const one of shown)
    if (one.sourceIp !== null) expect(await list([one.sourceIp])).toEqual([one]);
  expect(await list(["10.0.0.255", "2001:DB8::1"])).toEqual(shown.slice(0, 2));
  expect(await list([], "10.0.0.255")).toEqual(shown.slice(0, 1));
});
