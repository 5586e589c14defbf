import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoServers, startServers } from "@/demo/start";
import { writeConfig } from "@/demo/state-folder";
import { backends } from "@/lib/backends";
import { credentialResolver } from "@/lib/config/credentials";
import { loadConfig } from "@/lib/config/load";

const TODAY = Date.parse("2026-11-23T00:00:00+09:00");
let servers: DemoServers;

beforeAll(async () => {
  servers = await startServers({ today: TODAY });
  const now = new Date(TODAY + 11 * 3_600_000).toISOString();
  await fetch(`${servers.control}/clock`, { method: "POST", body: JSON.stringify({ now }) });
});
afterAll(() => servers.close());

/** Lists every place of the demo's config as the product does, and counts by type. */
async function sweep(): Promise<{ totals: Record<string, number>; lost: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "kagimori-demo-"));
  const file = writeConfig(folder, servers, TODAY, TODAY);
  const totals: Record<string, number> = {};
  const lost: string[] = [];
  const signal = new AbortController().signal;
  for (const source of loadConfig(file, new Date(TODAY)).config.sources) {
    const backend = backends.find(({ kind }) => kind === source.kind);
    if (!backend) continue;
    const connection = backend.open(source, {
      credential: credentialResolver(file),
      clock: () => new Date(TODAY),
      onCall: () => {},
    });
    for await (const found of connection.places(signal)) {
      if ("lost" in found) {
        lost.push(`${found.lost.place.label}: ${found.lost.failure.cause}`);
        continue;
      }
      const listing = found.list({ signal, known: async () => new Map() });
      for (;;) {
        const next = await listing.next();
        if (next.done) break;
        for (const { inactive, type } of next.value) {
          const name = inactive ?? type;
          totals[name] = (totals[name] ?? 0) + 1;
        }
      }
    }
    await connection.close();
  }
  return { totals, lost };
}

test("the product's backends find exactly what the world holds, and read no value", {
  timeout: 120_000,
}, async () => {
  const { totals, lost } = await sweep();
  const world = await (await fetch(`${servers.control}/world`)).json();
  expect(totals).toEqual(world.totals);
  expect(lost).toEqual([
    "345678901234 ap-northeast-3 Secrets Manager: not-enabled",
    "345678901234 ap-northeast-3 Parameter Store: not-enabled",
  ]);
  expect(await (await fetch(`${servers.control}/value-reads`)).json()).toEqual({ count: 0 });
});

test("counted in completion: the number the company is known for", async () => {
  const { totals } = await (await fetch(`${servers.control}/world`)).json();
  const uncounted = ["pending-deletion", "no-live-value", "replica", "string", "string-list"];
  const counted = Object.entries(totals as Record<string, number>)
    .filter(([type]) => !uncounted.includes(type))
    .reduce((sum, [, count]) => sum + count, 0);
  expect(counted).toBe(2487);
});
