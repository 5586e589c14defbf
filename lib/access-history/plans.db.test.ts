import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { testDatabase } from "@/lib/db/testing";
import { secretFixture, storeSecrets } from "@/lib/inventory/testing";
import { askedOf } from "./conditions";
import { type AccessFilters, anyAccess } from "./model/query";
import { countUpTo, pageOf } from "./page-sql";
import { type EventFixture, storeEvents } from "./testing";

const { application, owner } = testDatabase();
afterAll(closePool);
const now = new Date("2026-11-01T00:00:00Z");
const secrets = Array.from({ length: 200 }, () => randomUUID());
const from = Date.parse("2026-08-01T00:00:00Z");

beforeAll(async () => {
  await storeSecrets(
    application,
    secrets.map((id) => secretFixture({ id })),
  );
  const events = Array.from(
    { length: 20_000 },
    (_, n): EventFixture => ({
      occurredAt: new Date(from + n * 390_000).toISOString(),
      secretId: secrets[(n * 7) % 200] ?? null,
      principal: { key: `p${n % 97}`, kind: "person", person: `person-${n % 97}` },
    }),
  );
  await storeEvents(application, events);
  await owner.query("ANALYZE access_event; ANALYZE access_target; ANALYZE access_principal");
});

const Line = z.object({ "QUERY PLAN": z.string() });

/** How the database would go about a page and its total. */
async function plans(filters: Partial<AccessFilters>): Promise<string[]> {
  const asked = await askedOf(viewerOf("auditor"), { ...anyAccess, ...filters }, { now });
  return Promise.all(
    [pageOf(asked, undefined, 51), countUpTo(asked, 10_001)].map(async (sql) => {
      const lines = await prisma().$queryRaw<unknown[]>`EXPLAIN ${sql}`;
      return z
        .array(Line)
        .parse(lines)
        .map((line) => line["QUERY PLAN"])
        .join("\n");
    }),
  );
}

test.each([
  [
    "one secret",
    { secretId: secrets.slice(0, 1) },
    /Index (Only )?Scan|Bitmap/,
    /target_id_occurred_at/,
  ],
  [
    "a few secrets",
    { secretId: secrets.slice(0, 5) },
    /Index (Only )?Scan|Bitmap/,
    /target_id_occurred_at/,
  ],
  ["one person", { person: ["person-5"] }, /Index (Only )?Scan|Bitmap/, /principal_id_occurred_at/],
  ["failures", { outcome: ["failure" as const] }, /Index (Only )?Scan|Bitmap/, /occurred_at_idx/],
])("the history of %s goes along its index", async (_, filters, kind, index) => {
  for (const plan of await plans(filters)) {
    expect(plan).toMatch(kind);
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(/Seq Scan on access_event/);
  }
});

test("a page in a window opens the months of the window alone", async () => {
  const [page = ""] = await plans({ from: "2026-09-01", to: "2026-09-30" });
  expect(page).toMatch(/access_event_202609/);
  expect(page).not.toMatch(/access_event_202610/);
});
