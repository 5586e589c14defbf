import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { seesRow } from "@/lib/access-control/levels";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { appendEntryIn } from "@/lib/audit-trail/append-in";
import { inTransaction } from "@/lib/db/transaction";
import { conflict, notAllowed, notFound } from "@/lib/errors";
import { setAttributes } from "@/lib/inventory/commands";
import { confirmerOf, holdsAsOperator } from "./confirmer";
import { mayDoWith } from "./mark-rules";
import type { MarkAct } from "./model";

const Row = z.object({
  kind: z.enum(["hand-over", "retire"]),
  to: z.string().nullable(),
  by: z.string(),
  note: z.string(),
  state: z.string(),
  secretId: z.string(),
  owner: z.string().nullable(),
  team: z.string().nullable(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
});
type Row = z.infer<typeof Row>;

const becomes = { accept: "accepted", decline: "declined", withdraw: "withdrawn" } as const;

/**
 * Accepts or declines a hand-over, or takes a mark back. Accepted, the owner changes as if set by hand, which ends the
 * confirmation there was. The mark is locked meanwhile: of two at once the second gets conflict. Broken off after the
 * owner was set, the mark stays open and accepting it again changes nothing more.
 */
export async function decideMark(
  viewer: Viewer,
  { id, action }: { id: string; action: MarkAct },
  clock: () => Date,
): Promise<void> {
  assertMay(viewer, "attestation:confirm");
  const confirmer = await confirmerOf(viewer);
  await inTransaction(async (client) => {
    const row = await lock(client, id);
    if (!row || !seesRow(viewer.bindings, row)) throw notFound("There is no such mark.");
    if (row.state !== "open") throw conflict(`This is settled already: it was ${row.state}.`);
    const asker = { confirmer, asOperator: holdsAsOperator(viewer, row), secret: row };
    if (!mayDoWith(asker, row).includes(action)) {
      throw notAllowed(
        "Who proposed a hand-over does not decide it: whom it is for does, the lead of the team, or an operator.",
      );
    }
    if (action === "accept" && row.to !== null) {
      const change = { attribute: "owner", value: row.to, reason: row.note } as const;
      await setAttributes(viewer, { ids: [row.secretId], ...change }, clock);
    }
    const now = clock();
    await client.query(
      "UPDATE attestation_mark SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1",
      [id, becomes[action], confirmer.id, now],
    );
    const said = row.kind === "retire" ? "retirement-withdrawn" : "hand-over-decided";
    const detail = { decision: becomes[action], to: row.to, by: row.by };
    await appendEntryIn(client, viewer, said, row.secretId, detail, now);
  });
}

async function lock(client: PoolClient, id: string): Promise<Row | null> {
  const { rows } = await client.query(
    `SELECT m.kind, m.to_person AS "to", m.by, m.note, m.state, m.secret_id AS "secretId",
            s.owner, s.team, s.service, s.environment
       FROM attestation_mark m JOIN secret s ON s.id = m.secret_id WHERE m.id = $1 FOR UPDATE OF m`,
    [id],
  );
  return rows[0] ? Row.parse(rows[0]) : null;
}
