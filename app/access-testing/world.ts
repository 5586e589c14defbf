import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { ScopedRow } from "@/lib/access-control/levels";
import { viewerOf } from "@/lib/access-control/testing";
import { type EventFixture, storeEvents } from "@/lib/access-history/testing";
import { appendEntry } from "@/lib/audit-trail/commands";
import { RequestInput } from "@/lib/break-glass/model";
import { requestAccess } from "@/lib/break-glass/request-access";
import { signedIn } from "@/lib/break-glass/testing";
import { requestExport } from "@/lib/evidence/commands";
import { NewExport } from "@/lib/evidence/model";
import { secretFixture, storeCompleteRun, storeSecrets } from "@/lib/inventory/testing";
import { createToken } from "@/lib/tokens/commands";

/** A row, and the two words that stand in it and nowhere else: its own, and that of the person who read it. */
export interface Row extends ScopedRow {
  id: string;
  mark: string;
  reader: string;
}

export interface World {
  secrets: Row[];
  /** Reads: one by a person of each secret, and one of what the inventory does not hold. */
  events: (Row & { secretId: string | null })[];
  /** Requests for exceptional access: one about each secret. */
  requests: (Row & { secretId: string })[];
  /** Of somebody who is none of those who ask. */
  exports: string[];
  tokens: string[];
}

const places = [
  ["pay", "prod", "shop"],
  ["pay", "stg", "shop"],
  ["pay", null, "mail"],
  ["web", "prod", "shop"],
  ["web", "dev", "mail"],
  ["web", "local", null],
  [null, "prod", "shop"],
  [null, "stg", "mail"],
  [null, null, null],
] as const;

/** Stores a few rows of everything that has a scope. Their words are told to nobody who may not see them. */
export async function storeWorld(pool: pg.Pool, now: Date): Promise<World> {
  const secrets = places.map(([team, environment, service], at): Row => {
    const [mark, reader] = [`row${at}q`, `reader${at}q`];
    return { id: randomUUID(), team, environment, service, mark, reader };
  });
  await storeSecrets(pool, secrets.map(fixtureOf));
  await storeCompleteRun(pool, now.toISOString());
  await pool.query(
    "INSERT INTO person (id, name, recorded_at) SELECT p, 'Name of ' || p, now() FROM unnest($1::text[]) p",
    [secrets.map(({ reader }) => `${reader}@example.jp`)],
  );
  const events = await storeReads(pool, secrets, now);
  return { secrets, events, ...(await storeActs(secrets, now)) };
}

function fixtureOf({ id, team, environment, service, mark }: Row) {
  return secretFixture({
    id,
    team,
    environment,
    service,
    path: `some/${mark}`,
    owner: `${mark}@example.jp`,
    tags: { note: mark },
  });
}

async function storeReads(pool: pg.Pool, secrets: readonly Row[], now: Date) {
  const at = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
  const by = (reader: string) => ({
    key: `sso/${reader}`,
    kind: "person" as const,
    person: `${reader}@example.jp`,
  });
  const nowhere = { id: "", team: null, service: null, environment: null } as const;
  const unknown = { ...nowhere, mark: "row99q", reader: "reader99q" };
  const reads = [...secrets, unknown].map(
    (row): EventFixture =>
      row.id === ""
        ? { occurredAt: at(90), target: `arn:${row.mark}`, principal: by(row.reader) }
        : { occurredAt: at(90), secretId: row.id, principal: by(row.reader) },
  );
  // Enough failures for an alert of each.
  const failures = secrets.flatMap((row) =>
    [0, 1, 2, 3, 4, 5].map(
      (minute): EventFixture => ({
        occurredAt: at(200 - minute),
        secretId: row.id,
        cause: "denied",
        principal: { key: `role/${row.reader}`, kind: "workload" },
      }),
    ),
  );
  const ids = await storeEvents(pool, [...reads, ...failures]);
  return [...secrets, unknown, ...secrets.flatMap((row) => Array<Row>(6).fill(row))].map(
    (row, at) => ({ ...row, id: ids[at] ?? "", secretId: row.id || null }),
  );
}

/** What people did: asked for access, for an export, for a token. */
async function storeActs(secrets: readonly Row[], now: Date) {
  const asker = await signedIn("operator");
  const requests = [];
  for (const row of secrets) {
    const { id } = await requestAccess(
      asker,
      RequestInput.parse({
        secretIds: [row.id],
        reason: "the queue stands still",
        to: new Date(now.getTime() + 3_600_000).toISOString(),
      }),
      () => now,
    );
    requests.push({ ...row, id, secretId: row.id });
    await appendEntry(asker, "access-viewed", row.id, { path: `some/${row.mark}` }, now);
  }
  const auditor = viewerOf("auditor", [], { id: randomUUID(), name: "elsewhere@example.jp" });
  const made = await requestExport(auditor, NewExport.parse({}), now);
  const token = await createToken(auditor, { label: "elsewhere", role: "auditor" }, now);
  return { requests, exports: [made.id], tokens: [token.id] };
}
