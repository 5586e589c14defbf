import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { backends } from "./index";
import type { BackendConnection } from "./secret-backend";
import type { ConformanceFixture, StandIn } from "./testing/conformance";
import {
  type Fault,
  type FaultProxy,
  type Injection,
  startFaultProxy,
} from "./testing/fault-proxy";
import { type Reading, readAll, subjectsOf } from "./testing/read-source";

const fixtures = import.meta.glob<{ fixture: ConformanceFixture }>("./*/conformance.ts");
const fixtureOf = (kind: string) => fixtures[`./${kind}/conformance.ts`];

const spoiled: { name: string; fault: Fault }[] = [
  { name: "429", fault: { kind: "status", status: 429 } },
  { name: "500", fault: { kind: "status", status: 500 } },
  { name: "503 from a load balancer", fault: { kind: "status", status: 503, body: "<html>later" } },
  { name: "cut connection", fault: { kind: "cut" } },
  { name: "cut answer", fault: { kind: "cut-body" } },
  { name: "half a JSON", fault: { kind: "malformed" } },
  { name: "empty answer", fault: { kind: "empty-body" } },
  { name: "slow answer", fault: { kind: "slow-body" } },
  { name: "silence", fault: { kind: "hang" } },
];

/** Every line of the list, against the stand-in its own folder brings along. */
describe.each(backends)("$kind", (backend) => {
  const { kind } = backend;
  let fixture: ConformanceFixture;
  let standIn: StandIn;
  let proxy: FaultProxy;
  let undisturbed: Reading;
  const calls: string[] = [];
  const opened: BackendConnection[] = [];
  const proxies: FaultProxy[] = [];

  const open = (url = proxy.url) => {
    const connection = backend.open(standIn.settings(url), {
      credential: standIn.credential,
      clock: () => new Date("2026-11-23T00:00:00Z"),
      onCall: (api) => calls.push(api),
    });
    opened.push(connection);
    return connection;
  };
  const signal = () => AbortSignal.timeout(20_000);

  beforeAll(async () => {
    const folder = await fixtureOf(kind)?.();
    if (!folder) throw new Error(`lib/backends/${kind}/conformance.ts exports no fixture`);
    ({ fixture } = folder);
    standIn = await fixture.start();
    proxy = await startFaultProxy(standIn.url);
    undisturbed = await readAll(open(), signal());
  });
  beforeEach(() => proxy.reset());
  afterAll(async () => {
    await Promise.all(opened.map((connection) => connection.close()));
    await Promise.all([proxy, ...proxies].map((one) => one.close()));
    expect(standIn.valueReads(), "attempts to read a value").toBe(0);
    await standIn.close();
  });

  test("takes its settings as written and as parsed, and refuses a key it does not know", () => {
    const item = standIn.settings(proxy.url);
    const parsed = backend.settings.parse(item);
    expect(backend.settings.parse(parsed)).toEqual(parsed);
    expect(() => backend.settings.parse({ ...item, surprise: true })).toThrow(z.ZodError);
  });

  test("refuses a credential where a reference belongs", () => {
    expect(fixture.literalCredentials.length).toBeGreaterThan(0);
    for (const item of fixture.literalCredentials) {
      expect(backend.settings.safeParse(item).success).toBe(false);
    }
  });

  test("proves that the settings work, and tells the clocks apart", async () => {
    const { identity, clockSkewMs } = await open().check(signal());
    expect(identity).not.toBe("");
    if (clockSkewMs !== null) expect(Math.abs(clockSkewMs)).toBeLessThan(5000);
  });

  test("lists at least two places whole, each entry once", () => {
    expect(undisturbed.places.length).toBeGreaterThanOrEqual(2);
    const entries = undisturbed.places.flatMap((read) => read.entries);
    expect(entries.length).toBeGreaterThanOrEqual(30);
    expect(new Set(entries.map(({ identity }) => identity)).size).toBe(entries.length);
    const keys = undisturbed.places.map(({ place }) => place.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { place, completion } of undisturbed.places) {
      expect(completion).toMatchObject({ complete: true, failures: [] });
      expect(place).toMatchObject({ backend: kind, label: expect.stringMatching(/\S/) });
    }
  });

  test("speaks in dates of ISO 8601, and never leaves a date out without a reason", () => {
    for (const { valueChangedAt, createdAt, versions } of undisturbed.places.flatMap(
      (read) => read.entries,
    )) {
      const { at, evidence, unknown } = valueChangedAt;
      expect(at === null ? unknown : evidence).not.toBeNull();
      expect(at === null ? evidence : unknown).toBeNull();
      for (const date of [at, createdAt, ...versions.map((version) => version.createdAt)]) {
        if (date !== null) expect(new Date(date).toISOString()).toBe(date);
      }
    }
  });

  test("holds no value, and only what JSON can hold", () => {
    const text = JSON.stringify(undisturbed);
    expect(text).not.toContain(standIn.canary);
    expect(JSON.parse(text)).toEqual(undisturbed);
  });

  test("sends allowed calls only, and counts each", async () => {
    calls.length = 0;
    await readAll(open(), signal());
    expect(calls.length).toBe(proxy.seen.length);
    for (const call of calls) expect(backend.allowedCalls).toContain(call);
  });

  test("says the same of what did not change", async () => {
    const again = await readAll(open(), signal(), undisturbed);
    expect(again).toEqual(undisturbed);
  });

  test("says what its identity could read, with method and number", async () => {
    const connection = open();
    if (!connection.rights) return;
    const rights = await connection.rights(subjectsOf(undisturbed), signal());
    expect(rights.method).not.toBe("");
    expect(rights.examples.length).toBeLessThanOrEqual(10);
    if (rights.values === "none-found") expect(rights.tested).toBeGreaterThan(0);
    if (rights.values === "not-determined") expect(rights.reason).toMatch(/\S/);
    if (rights.values === "can-read") expect(rights.examples).not.toEqual([]);
  });

  test("names a server that is not there", async () => {
    const connection = open("http://127.0.0.1:1");
    const error = await connection.check(signal()).catch((thrown: unknown) => thrown);
    expect(backend.explain(error)).toMatchObject({
      cause: "unreachable",
      todo: expect.stringMatching(/\S/),
    });
    await expect(wholeReading(connection)).resolves.toBeNull();
  });

  test.each(["denied", "throttled"] as const)("names a server by which it is %s", async (cause) => {
    proxy.inject({ fault: { kind: "status", ...fixture[cause] } });
    const error = await open()
      .check(signal())
      .catch((thrown: unknown) => thrown);
    expect(backend.explain(error)).toMatchObject({ cause, todo: expect.stringMatching(/\S/) });
    expect(JSON.stringify(backend.explain(error))).not.toContain(standIn.credential("env:X"));
  });

  test.concurrent.each(spoiled)(
    "reads all the same through $name that passes",
    async ({ fault }) => {
      const proxy = await proxied({ fault, after: 1, times: 1 }, { fault, after: 3, times: 1 });
      const reading = await wholeReading(open(proxy.url));
      if (reading) expect(reading).toEqual(undisturbed);
      expect(proxy.seen.length).toBeGreaterThanOrEqual(2);
    },
  );

  test.concurrent.each(spoiled)(
    "never takes $name that lasts for an empty place",
    async ({ fault }) => {
      const proxy = await proxied({ fault, after: 2 });
      await expect(wholeReading(open(proxy.url))).resolves.toBeNull();
    },
    60_000, // a silent server is waited for, and asked again
  );

  async function proxied(...injections: Injection[]): Promise<FaultProxy> {
    const own = await startFaultProxy(standIn.url);
    own.inject(...injections);
    proxies.push(own);
    return own;
  }

  test("stops at once when told to", async () => {
    const stop = new AbortController();
    proxy.inject({ fault: { kind: "hang" }, after: 2 });
    const reading = readAll(open(), stop.signal);
    const begun = performance.now();
    setTimeout(() => stop.abort(), 50);
    await expect(reading).rejects.toThrow();
    expect(performance.now() - begun).toBeLessThan(900);
  });

  /** What sync would take for the whole truth; null when something was named as missing. */
  async function wholeReading(connection: BackendConnection): Promise<Reading | null> {
    try {
      const reading = await readAll(connection, signal());
      const whole =
        reading.lost.length === 0 &&
        reading.places.every(({ completion }) => {
          if (!completion.complete) expect(completion.failures).not.toEqual([]);
          return completion.complete && completion.failures.length === 0;
        });
      return whole ? reading : null;
    } catch (error) {
      const { cause, message, todo } = backend.explain(error);
      expect([cause, message, todo].every((text) => text !== "")).toBe(true);
      return null;
    }
  }
});
