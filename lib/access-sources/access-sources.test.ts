import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { ZodError, z } from "zod";
import { auditEntry } from "@/lib/access-sources/testing/audit";
import { testContext } from "@/lib/access-sources/testing/context";
import {
  eventsOf,
  inChunks,
  recordsOf,
  stretchesOf,
} from "@/lib/access-sources/testing/read-piece";
import { trailRecord } from "@/lib/access-sources/testing/trail";
import type { AccessSourceKind, ParsedEvent } from "./access-source";
import { accessSources } from "./index";

interface Fixture {
  item: Record<string, unknown>;
  wrong: Record<string, unknown>[];
  /** A log of as many records of one access each. */
  log(count: number): string;
}

const fixtures: Record<AccessSourceKind, Fixture> = {
  cloudtrail: {
    item: { id: "log", kind: "cloudtrail", regions: ["ap-northeast-1"] },
    wrong: [
      { id: "log", kind: "cloudtrail" },
      { id: "log", kind: "cloudtrail", folder: "a", s3: { bucket: "trail" } },
      { id: "log", kind: "cloudtrail", regions: ["Tokyo"] },
      {
        id: "log",
        kind: "cloudtrail",
        folder: "a",
        credentials: { accessKeyId: "AKIA", secretAccessKey: "x" },
      },
    ],
    log: (count) => JSON.stringify({ Records: Array.from({ length: count }, () => trailRecord()) }),
  },
  "vault-audit": {
    item: { id: "log", kind: "vault-audit", vault: "v" },
    wrong: [{ id: "log", kind: "vault-audit" }],
    log: (count) =>
      Array.from({ length: count }, () => `${JSON.stringify(auditEntry())}\n`).join(""),
  },
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every line of the list. */
describe.each(accessSources)("$kind", (source) => {
  const { item, wrong, log } = fixtures[source.kind];
  const read = async (bytes: Uint8Array, { chunk = 1000, from = null as unknown } = {}) => {
    const connection = await source.connect(item, testContext());
    const stretches = await stretchesOf(connection.handed("f", inChunks(bytes, chunk)), from);
    await connection.close();
    return stretches;
  };

  test("takes its settings as written and as parsed, and refuses what it does not know", () => {
    const parsed = source.settings.parse(item);
    expect(source.settings.parse(parsed)).toEqual(parsed);
    expect(() => source.settings.parse({ ...item, surprise: true })).toThrow(z.ZodError);
    for (const one of wrong)
      expect(source.settings.safeParse(one).success, JSON.stringify(one)).toBe(false);
  });

  test("throws for settings that are none", async () => {
    await expect(source.connect({ kind: source.kind }, testContext())).rejects.toThrow(ZodError);
  });

  test("reads what is handed over, packed or not, whatever the chunks", async () => {
    const bytes = Buffer.from(log(50));
    const plain = recordsOf(await read(bytes));
    expect(eventsOf(plain)).toHaveLength(50);
    expect(recordsOf(await read(bytes, { chunk: 37 }))).toEqual(plain);
    expect(recordsOf(await read(gzipSync(bytes)))).toEqual(plain);
  });

  test("goes on from each cursor with the rest, and nothing twice", async () => {
    const bytes = Buffer.from(log(10_500));
    const stretches = await read(bytes, { chunk: 100_000 });
    expect(stretches.length).toBeGreaterThan(2);
    for (const [at, { cursor }] of stretches.entries()) {
      const rest = await read(bytes, { chunk: 100_000, from: JSON.parse(JSON.stringify(cursor)) });
      expect(recordsOf(rest)).toEqual(recordsOf(stretches.slice(at + 1)));
    }
  });

  test("every event is fit to be stored", async () => {
    const check = (event: ParsedEvent) => {
      expect(new Date(event.occurredAt).toISOString()).toBe(event.occurredAt);
      expect(event.eventId).toMatch(uuid);
      expect(event.target?.identities.length).toBeGreaterThan(0);
      for (const identity of event.target?.identities ?? [])
        expect(Buffer.byteLength(identity)).toBeLessThan(2000);
      expect(event.principal.key).not.toBe("");
    };
    for (const event of eventsOf(recordsOf(await read(Buffer.from(log(20)))))) check(event);
    const long = log(3)
      .replaceAll("billing/db", "鍵".repeat(5000))
      .replaceAll("10.20.0.7", "x\\u0000y");
    const records = recordsOf(await read(Buffer.from(long)));
    expect(eventsOf(records)).toHaveLength(3);
    for (const event of eventsOf(records)) {
      check(event);
      expect(JSON.stringify(event)).not.toContain("\\u0000");
    }
  });

  test("stops when told to", async () => {
    const connection = await source.connect(item, testContext());
    const stop = AbortSignal.abort(new Error("stopped"));
    const piece = connection.handed("f", inChunks(Buffer.from(log(6000)), 4096));
    await expect(piece.read(null, stop)[Symbol.asyncIterator]().next()).rejects.toThrow("stopped");
  });

  test("two thousand damaged records: none throws, and no place is told twice", async () => {
    let seed = 11;
    const draw = (most: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % most;
    };
    const bytes = Buffer.from(log(2000));
    for (let times = 0; times < 3000; times += 1) bytes[draw(bytes.length)] = draw(256);
    const places = recordsOf(await read(bytes)).map(({ at }) => at);
    expect(new Set(places).size).toBe(places.length);
    expect(places.length).toBeGreaterThan(1500);
  });

  test("explains the file system's errors and its own", async () => {
    const connection = await source.connect(item, testContext());
    const missing = Object.assign(new Error("no"), { code: "ENOENT", path: "/x" });
    expect(connection.explain(missing)).toMatchObject({
      cause: "unexpected",
      message: "ENOENT /x",
    });
    expect(connection.explain(new Error("?")).todo).not.toBe("");
  });
});
