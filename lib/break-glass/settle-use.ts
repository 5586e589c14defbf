import "server-only";
import { z } from "zod";
import { can } from "@/lib/access-control/model";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { appendEntryIn } from "@/lib/audit-trail/append-in";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { inTransaction } from "@/lib/db/transaction";
import { conflict, notAllowed, notFound } from "@/lib/errors";
import { addDays, startOfDay } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { actorOf } from "./actor";
import type { SettlementInput } from "./model";
import { UseRow, useColumns, usesShownTo } from "./use-row";
import { maySettle } from "./uses";
import { usesBetween } from "./uses-sql";

/**
 * Writes down what was found out about a read outside approval: it stays counted, and is open no more. By who may know the
 * person, and is not that person. Throws not-found, not-allowed and conflict.
 */
export async function settleUse(
  viewer: Viewer,
  id: string,
  { outcome, reason }: SettlementInput,
  clock: () => Date,
): Promise<void> {
  assertMay(viewer, "breakglass:review");
  const actor = await actorOf(viewer);
  const use = await findUse(viewer, actor, id, clock());
  if (use === null) throw notFound("There is no such use.");
  if (!use.open) throw conflict("This use is not open: it is inside approval, or was settled.");
  if (!maySettle(use, viewer, actor)) {
    throw notAllowed("Who settles this must know the person, and be somebody else.");
  }
  await inTransaction(async (client) => {
    await client.query(
      "SELECT pg_advisory_xact_lock(hashtextextended('break-glass-use ' || $1, 0))",
      [id],
    );
    const now = clock();
    const { rowCount } = await client.query(
      `INSERT INTO break_glass_settlement (use_id, at, actor, actor_kind, outcome, reason)
       SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS (SELECT FROM break_glass_settlement WHERE use_id = $1)`,
      [id, now, actor, viewer.kind, outcome, reason],
    );
    if (rowCount === 0) throw conflict("Somebody else has just settled this use.");
    const detail = { outcome, reason, kind: use.kind, secret: use.path, person: use.person };
    await appendEntryIn(client, viewer, "break-glass-use-settled", id, detail, now);
  });
}

const DAY = 86_400_000;

async function findUse(
  viewer: Viewer,
  actor: string,
  id: string,
  now: Date,
): Promise<UseRow | null> {
  if (!can(viewer.bindings, "breakglass:read")) return null;
  const { timeZone } = await organisationSettings();
  const from = await beganAfter(id, timeZone);
  if (from === null) return null;
  const span = { from, to: now, asOf: now, known: now, timeZone };
  const { text, values } = Prisma.sql`
    WITH ${usesBetween(span)}, ${usesShownTo(viewer, actor, now)}
    SELECT ${useColumns} FROM shown_use s WHERE s.id = ${id}`;
  const { rows } = await pool().query(text, values);
  return rows[0] ? UseRow.parse(rows[0]) : null;
}

/** A use is known by its window or by its day. */
async function beganAfter(id: string, timeZone: string): Promise<Date | null> {
  const [of = ""] = id.split("~");
  if (z.iso.date().safeParse(of).success) return startOfDay(addDays(of, 0), timeZone);
  if (!z.uuid().safeParse(of).success) return null;
  const { rows } = await pool().query(
    "SELECT window_from AS begins FROM break_glass_request WHERE id = $1",
    [of],
  );
  if (!rows[0]) return null;
  return new Date(z.object({ begins: z.date() }).parse(rows[0]).begins.getTime() - DAY);
}
