import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { seesRow } from "@/lib/access-control/levels";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { appendEntryIn } from "@/lib/audit-trail/append-in";
import { conflict, notAllowed, notFound } from "@/lib/errors";
import { inInventoryWrite } from "@/lib/inventory/inventory-write";
import { storableText } from "@/lib/masking/installation";
import { supersede } from "@/lib/sync/supersede";
import { type Decider, refusalText, refusalToDecide } from "./decider";
import { deciderOf } from "./decider-of";
import { type Action, after, stateOf } from "./model/state";

const Row = z.object({
  number: z.int(),
  secretId: z.string(),
  status: z.enum(["requested", "approved", "rejected", "withdrawn", "ended"]),
  until: z.date(),
  requestedBy: z.string(),
  team: z.string().nullable(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
});
type Row = z.infer<typeof Row>;

const did = {
  approve: "approved",
  reject: "rejected",
  withdraw: "withdrawn",
  end: "ended",
} as const;

/**
 * Approves, rejects, withdraws or ends an exemption. The secret is locked first, as a sync locks it, then the exemption,
 * and the clock read then: of two acts at once the second finds what the first has done. What follows for the secret is
 * written in the same transaction. Throws not-found, not-allowed and conflict.
 */
export async function actOnExemption(
  viewer: Viewer,
  { id, action, reason }: { id: string; action: Action; reason: string },
  clock: () => Date,
): Promise<void> {
  const decides = action === "approve" || action === "reject";
  assertMay(viewer, decides ? "exemption:decide" : "exemption:request");
  const [decider, said] = await Promise.all([deciderOf(viewer), storableText(reason)]);
  await inInventoryWrite(clock, async (client, now) => {
    const row = await lock(client, id);
    if (!row || !isVisible(viewer, decider, row)) throw notFound("There is no such exemption.");
    const refused = refusal(decider, row, action);
    if (refused) throw notAllowed(refused);
    const status = after(row, action, now);
    if (status === null) {
      throw conflict(`EX-${row.number} is ${stateOf(row, now)}: ${action} is not possible now.`);
    }
    await client.query(
      decides
        ? `UPDATE exemption SET status = $2, decided_by = $3, decided_at = $4, decision_reason = $5, bettered_team = $6 WHERE id = $1`
        : `UPDATE exemption SET status = $2, ended_by = $3, ended_at = $4, ended_why = 'by-person',
                  decision_reason = coalesce(decision_reason, $5), bettered_team = coalesce(bettered_team, $6) WHERE id = $1`,
      [id, status, decider.id, now, said, row.team],
    );
    if (action === "approve" || action === "end") await reckon(client, row.secretId, now);
    const detail = { exemption: `EX-${row.number}`, reason: said, team: row.team };
    await appendEntryIn(client, viewer, `exemption-${did[action]}`, row.secretId, detail, now);
  });
}

async function lock(client: PoolClient, id: string): Promise<Row | null> {
  await client.query(
    "SELECT FROM secret s JOIN exemption e ON e.secret_id = s.id WHERE e.id = $1 FOR UPDATE OF s",
    [id],
  );
  const { rows } = await client.query(
    `SELECT e.number, e.secret_id AS "secretId", e.status, e.until, e.requested_by AS "requestedBy",
            s.team, s.service, s.environment
       FROM exemption e JOIN secret s ON s.id = e.secret_id WHERE e.id = $1 FOR UPDATE OF e`,
    [id],
  );
  return rows[0] ? Row.parse(rows[0]) : null;
}

const isVisible = (viewer: Viewer, { id }: Decider, row: Row) =>
  row.requestedBy === id || seesRow(viewer.bindings, row);

/** Who asked takes it back; whoever may decide, and who asked, ends it: that makes the figure worse, not better. */
function refusal(decider: Decider, row: Row, action: Action): string | null {
  const asked = row.requestedBy === decider.id;
  const mayNot = refusalToDecide(decider, row, row.requestedBy);
  switch (action) {
    case "approve":
    case "reject":
      return mayNot && refusalText[mayNot];
    case "withdraw":
      return asked ? null : "Only who asked takes a request back; who decides rejects it.";
    case "end":
      return asked || mayNot !== "no-decider" ? null : refusalText["no-decider"];
  }
}

/** Until when the secret is exempt, from what is approved. */
async function reckon(client: PoolClient, secretId: string, now: Date): Promise<void> {
  const until = `(SELECT max(e.until) FROM exemption e WHERE e.secret_id = s.id AND e.status = 'approved')`;
  await supersede(
    client,
    now,
    `exempt_until = ${until}`,
    `s.id = $2 AND s.exempt_until IS DISTINCT FROM ${until}`,
    [secretId],
  );
}
