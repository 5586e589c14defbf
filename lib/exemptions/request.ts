import "server-only";
import { z } from "zod";
import { seesRow } from "@/lib/access-control/levels";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { appendEntryIn } from "@/lib/audit-trail/append-in";
import { actorOf } from "@/lib/break-glass/actor";
import { inTransaction } from "@/lib/db/transaction";
import { uuid7 } from "@/lib/db/uuid7";
import { conflict, invalidInput, notFound } from "@/lib/errors";
import { storableText } from "@/lib/masking/installation";
import { addDays, dayOf, endOfDay } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import type { ExemptionInput } from "./model";

const Row = z.object({
  team: z.string().nullable(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  incarnation: z.string().nullable(),
  rotates: z.boolean(),
  waiting: z.boolean(),
});

const longestDays = 366;

/**
 * Asks that a secret need not be rotated until the end of a day, at most twelve months ahead. Throws not-found,
 * invalid-input and conflict (another request waits already).
 */
export async function requestExemption(
  viewer: Viewer,
  { secretId, reason, until: lastDay }: ExemptionInput,
  clock: () => Date,
): Promise<{ id: string; label: string }> {
  assertMay(viewer, "exemption:request");
  const [actor, { timeZone }, said] = await Promise.all([
    actorOf(viewer),
    organisationSettings(),
    storableText(reason),
  ]);
  return inTransaction(async (client) => {
    const { rows } = await client.query(
      `SELECT s.team, s.service, s.environment, s.incarnation, s.counted = 'both' AS rotates, EXISTS (
                SELECT FROM exemption e WHERE e.secret_id = s.id AND e.status = 'requested' AND e.until > $2) AS waiting
         FROM secret s WHERE s.id = $1 AND s.removed_at IS NULL FOR UPDATE OF s`,
      [secretId, clock()],
    );
    const row = rows[0] && Row.parse(rows[0]);
    if (!row || !seesRow(viewer.bindings, row)) throw notFound("There is no such secret.");
    if (!row.rotates)
      throw conflict("This secret is not counted for rotation: nothing to be exempt from.");
    if (row.waiting) throw conflict("A request for this secret waits for its decision already.");
    const now = clock();
    assertDay(lastDay, dayOf(now, timeZone));
    // A request nobody decided in its time makes room for the next.
    await client.query(
      `UPDATE exemption SET status = 'withdrawn', ended_at = $2, ended_by = 'system'
        WHERE secret_id = $1 AND status = 'requested'`,
      [secretId, now],
    );
    const id = uuid7(now.getTime());
    const until = endOfDay(lastDay, timeZone);
    const made = await client.query(
      `INSERT INTO exemption (id, secret_id, incarnation, reason, requested_by, requested_at, until, status)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'requested') RETURNING number`,
      [id, secretId, row.incarnation, said, actor, now, until],
    );
    const label = `EX-${z.object({ number: z.int() }).parse(made.rows[0]).number}`;
    const detail = { exemption: label, reason: said, until: until.toISOString() };
    await appendEntryIn(client, viewer, "exemption-requested", secretId, detail, now);
    return { id, label };
  });
}

function assertDay(lastDay: string, today: string): void {
  const wrong =
    lastDay < today
      ? "is over"
      : lastDay > addDays(today, longestDays - 1)
        ? "lies more than twelve months ahead"
        : null;
  if (wrong) throw invalidInput(`The last day ${wrong}.`, { until: wrong });
}
