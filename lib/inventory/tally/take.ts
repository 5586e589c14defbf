import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { lockClass } from "@/lib/db/advisory-lock";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { tryLock } from "@/lib/db/session-lock";
import { uuid7 } from "@/lib/db/uuid7";
import { log } from "@/lib/log";
import { inventoryAt } from "../at";
import { alikeColumns, dueFrom, groupColumns, instants, ownId } from "./columns";
import { leaderlessTeams, leftPeople, reachHours } from "./find";

/** How long one is kept after the next was made, for questions that have begun with it. */
const keptMinutes = 15;

/**
 * Counts the inventory as it is at an instant, and puts that in the place of the tally before. Killed, the tally before
 * stays; while another process makes one, nothing is done.
 * @returns whether one was made
 */
export async function takeTallyAsSystem(clock: () => Date): Promise<boolean> {
  const lock = await tryLock(lockClass.tally, "inventory");
  if (!lock) return false;
  try {
    return await onConnection((client) => takeTally(client, clock));
  } finally {
    await lock.release();
  }
}

/** A connection that is closed afterwards if the work failed: its locks end with it. */
async function onConnection<Result>(work: (client: PoolClient) => Promise<Result>) {
  const client = await pool().connect();
  let broken = true;
  try {
    const result = await work(client);
    broken = false;
    return result;
  } finally {
    client.release(broken);
  }
}

async function takeTally(client: PoolClient, clock: () => Date): Promise<boolean> {
  const run = (sql: Prisma.Sql) => client.query(sql.text, sql.values);
  const id = uuid7();
  const at = await openSnapshot(client, clock, id);
  if (at === null) return false;
  await run(Prisma.sql`
    INSERT INTO inventory_tally_group (tally_id, number, ${groupColumns}, id, n, oldest)
    SELECT ${id}::uuid, row_number() OVER (), g.* FROM (
      SELECT ${alikeColumns}, ${ownId} AS id, count(*), min(${dueFrom})
        FROM ${inventoryAt({ at, past: false })}
       GROUP BY ${alikeColumns}, ${ownId}) AS g`);
  await run(Prisma.sql`
    INSERT INTO inventory_tally_due (tally_id, at, secret_id)
    SELECT ${id}::uuid, first, id FROM (SELECT s.id, ${firstAfter(at)} AS first FROM secret s) AS s
     WHERE first <= ${until(at)}::timestamptz`);
  await run(Prisma.sql`
    UPDATE inventory_tally SET whole = TRUE, left_people = ${leftPeople(at)}, leaderless_teams = ${leaderlessTeams(at)},
           secrets = (SELECT coalesce(sum(n), 0) FROM inventory_tally_group WHERE tally_id = ${id}::uuid)
     WHERE id = ${id}::uuid`);
  await run(Prisma.sql`
    DELETE FROM inventory_tally t WHERE t.at < ${at}::timestamptz AND (NOT t.whole OR EXISTS (
      SELECT FROM inventory_tally n WHERE n.whole AND n.at > t.at AND n.at < ${kept(at)}::timestamptz))`);
  await client.query("COMMIT");
  return true;
}

const until = (at: Date) => new Date(at.getTime() + reachHours * 3_600_000);
const kept = (at: Date) => new Date(at.getTime() - keptMinutes * 60_000);

/** The first instant after `at` at which the state of row `s` changes by time alone; null when there is none. */
const firstAfter = (at: Date) =>
  Prisma.sql`least(${Prisma.join(
    instants.map(
      (name) =>
        Prisma.sql`CASE WHEN ${Prisma.raw(`s.${name}`)} > ${at}::timestamptz THEN ${Prisma.raw(`s.${name}`)} END`,
    ),
  )})`;

const Newest = z.object({ at: z.date().nullable() });

/**
 * Opens a transaction that sees what was recorded until the instant it returns, and nothing that is recorded later: the
 * writers wait only while the instant is set down, from which they then count (lib/inventory/inventory-write.ts). Null
 * when rows are recorded in the time to come: some clock is wrong, and no instant divides before from after.
 */
async function openSnapshot(
  client: PoolClient,
  clock: () => Date,
  id: string,
): Promise<Date | null> {
  await client.query("SELECT pg_advisory_lock($1, 0)", [lockClass.inventoryWrite]);
  try {
    const { rows } = await client.query(
      `SELECT greatest((SELECT max(recorded_at) FROM secret), (SELECT max(at) FROM inventory_tally)) AS at`,
    );
    const newest = Newest.parse(rows[0]).at;
    const now = clock();
    if (newest && newest.getTime() > now.getTime() + 60_000) {
      log.warn({ newest, now }, "no tally is made: rows are recorded in the time to come");
      return null;
    }
    const at = newest && newest >= now ? new Date(newest.getTime() + 1) : now;
    await client.query(
      "INSERT INTO inventory_tally (id, at, left_people, leaderless_teams) VALUES ($1, $2, '{}', '{}')",
      [id, at],
    );
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await client.query("SELECT 1 FROM inventory_tally LIMIT 1"); // what it sees is fixed here
    return at;
  } finally {
    await client.query("SELECT pg_advisory_unlock($1, 0)", [lockClass.inventoryWrite]);
  }
}
