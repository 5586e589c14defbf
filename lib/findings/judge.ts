import "server-only";
import { z } from "zod";
import { seesRow } from "@/lib/access-control/levels";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { appendEntryIn } from "@/lib/audit-trail/append-in";
import { inTransaction } from "@/lib/db/transaction";
import { conflict, notAllowed, notFound } from "@/lib/errors";
import { refusalText, refusalToDecide } from "@/lib/exemptions/decider";
import { deciderOf } from "@/lib/exemptions/decider-of";
import { storableText } from "@/lib/masking/installation";

const Row = z.object({
  secretId: z.string(),
  field: z.string(),
  format: z.string(),
  judged: z.boolean(),
  gone: z.boolean(),
  team: z.string().nullable(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
});

/**
 * Says of a pasted value that it is no credential, or (`reason` null) takes that back. It is known by the keyed hash of its
 * text, so that the word survives every sync; the text stays masked. Like an exclusion, it is not for the team's own
 * people to say. Throws not-found, not-allowed and conflict.
 */
export async function judgeFinding(
  viewer: Viewer,
  { id, reason }: { id: string; reason: string | null },
  now: Date,
): Promise<void> {
  assertMay(viewer, "finding:judge");
  const [decider, said] = await Promise.all([
    deciderOf(viewer),
    reason === null ? null : storableText(reason),
  ]);
  await inTransaction(async (client) => {
    const { rows } = await client.query(
      `SELECT f.secret_id AS "secretId", f.field, f.format, f.judged_at IS NOT NULL AS judged,
              f.gone_at IS NOT NULL OR s.removed_at IS NOT NULL AS gone, s.team, s.service, s.environment
         FROM pasted_value f JOIN secret s ON s.id = f.secret_id WHERE f.id = $1 FOR UPDATE OF f`,
      [id],
    );
    const row = rows[0] && Row.parse(rows[0]);
    if (!row || !seesRow(viewer.bindings, row)) throw notFound("There is no such finding.");
    const refused = refusalToDecide(decider, row, "");
    if (refused) throw notAllowed(refusalText[refused]);
    if (row.gone) throw conflict("It is gone already: nothing to judge.");
    if (row.judged === (said !== null)) throw conflict("Somebody has said so already.");
    await client.query(
      "UPDATE pasted_value SET judged_by = $2, judged_at = $3, judged_reason = $4 WHERE id = $1",
      said === null ? [id, null, null, null] : [id, decider.id, now, said],
    );
    const { field, format } = row;
    const detail = {
      field,
      format,
      verdict: said === null ? "open" : "false-positive",
      reason: said,
    };
    await appendEntryIn(client, viewer, "pasted-value-judged", row.secretId, detail, now);
  });
}
