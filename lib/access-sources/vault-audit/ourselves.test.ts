import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testContext } from "@/lib/access-sources/testing/context";
import { openOurselves } from "./ourselves";

let server: Server;
let endpoint = "";
let asked = 0;
let status = 200;

beforeAll(async () => {
  server = createServer((_, outgoing) => {
    asked += 1;
    const data = { display_name: "approle", entity_id: "e-1", ttl: 0 };
    outgoing.writeHead(status, { "content-type": "application/json" });
    outgoing.end(JSON.stringify(status === 200 ? { data } : { errors: ["permission denied"] }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const { signal } = new AbortController();
const source = () => ({
  id: "v",
  kind: "vault",
  endpoint,
  auth: { method: "token", token: "env:T" },
});

test("asked once for many readings: each look-up is a line of the log it is asked for", async () => {
  let now = Date.parse("2026-11-23T12:00:00Z");
  const context = testContext({ clock: () => new Date(now) });
  const many = Array.from({ length: 5 }, () => openOurselves(source(), context));
  const found = await Promise.all(many.map((one) => one.known(signal)));
  expect(found).toEqual(many.map(() => ({ entityId: "e-1", displayName: "approle" })));
  const first = asked;
  expect(await openOurselves(source(), context).known(signal)).toEqual(found[0]);
  expect(asked).toBe(first);
  now += 16 * 60_000;
  await openOurselves(source(), context).known(signal);
  expect(asked).toBeGreaterThan(first);
  await Promise.all(many.map((one) => one.close()));
});

test("a footprint is asked every time", async () => {
  const one = openOurselves(source(), testContext({ installation: "footprints" }));
  await one.ask(signal);
  const before = asked;
  await one.ask(signal);
  expect(asked).toBeGreaterThan(before);
  await one.close();
});

test("where Vault refuses or is not in the config, nobody is known", async () => {
  status = 403;
  const refused = openOurselves(source(), testContext({ installation: "refused" }));
  expect(await refused.known(signal)).toEqual({ entityId: null, displayName: null });
  await refused.close();
  status = 200;
  const none = openOurselves(undefined, testContext());
  expect([none.reachable, await none.known(signal)]).toEqual([false, null]);
});
