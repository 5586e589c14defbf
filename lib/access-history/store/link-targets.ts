import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { lockClass } from "@/lib/db/advisory-lock";
import { pool } from "@/lib/db/pool";
import { inTransaction } from "@/lib/db/transaction";
import { markDaysOf } from "@/lib/kpis/tally/mark";
import { countDays, dropEmptyDays } from "./count-days";
import { mergeTargets } from "./merge-targets";

/** Targets one transaction links: others wait while their events are counted anew. */
const AT_ONCE = 200;

const Links = z.array(z.object({ target: z.number(), secret: z.string() }));

/** Targets that stand for a secret which the inventory has learnt of since. */
const linkable = `
  SELECT t.id AS target, f.id AS secret FROM access_target t
    JOIN LATERAL (SELECT s.id FROM unnest(t.identities) WITH ORDINALITY AS c(identity, n)
                    JOIN secret s ON s.identity = c.identity ORDER BY c.n LIMIT 1) f ON TRUE
   WHERE t.secret_id IS NULL AND NOT t.path_level`;

const twice = `
  SELECT secret_id FROM access_target WHERE secret_id IS NOT NULL AND alias_of IS NULL
   GROUP BY secret_id HAVING count(*) > 1`;

/**
 * Ties targets to secrets that were found later, and joins targets that turn out to be one secret. The counts per day
 * move to whose the secret was at the time, readers and events to the target that was seen first: all in one transaction.
 * @returns how many targets were linked or joined
 */
export async function linkTargetsAsSystem(signal?: AbortSignal): Promise<number> {
  let done = 0;
  for (;;) {
    signal?.throwIfAborted();
    // Asked beside others first: there is nothing to do nearly always.
    const { rows } = await pool().query(`SELECT EXISTS (${linkable}) OR EXISTS (${twice}) AS due`);
    if (!rows[0]?.due) return done;
    const moved = await inTransaction(linkSome);
    if (moved === 0) return done;
    done += moved;
  }
}

async function linkSome(client: PoolClient): Promise<number> {
  await client.query("SELECT pg_advisory_xact_lock($1, 0)", [lockClass.accessEvents]);
  const found = await client.query(`${linkable} ORDER BY t.id LIMIT ${AT_ONCE}`);
  const links = Links.parse(found.rows);
  if (links.length > 0) await link(client, links);
  return links.length + (await mergeTargets(client, `${twice} LIMIT ${AT_ONCE}`));
}

async function link(client: PoolClient, links: z.infer<typeof Links>): Promise<void> {
  const targets = links.map(({ target }) => target);
  await countDays(client, -1, "e.target_id = ANY($1)", [targets]);
  await client.query(
    `UPDATE access_target t SET secret_id = l.secret
       FROM unnest($1::int[], $2::uuid[]) AS l(target, secret) WHERE t.id = l.target`,
    [targets, links.map(({ secret }) => secret)],
  );
  await countDays(client, 1, "e.target_id = ANY($1)", [targets]);
  await dropEmptyDays(client);
  await markDaysOf(client, "e.target_id = ANY($1)", [targets]);
}
