import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { daysOfEvents, marking } from "@/lib/kpis/tally/mark";
import { Principal, type Resolution, type Told } from "./model";

const Row = Principal.pick({
  kind: true,
  name: true,
  account: true,
  type: true,
  role: true,
  session: true,
  identity: true,
  service: true,
  rotates: true,
  resolvedBy: true,
}).extend({ id: z.int(), key: z.string(), personId: z.string().nullable() });

/** A principal as it is stored: what the log told, and what it was found to be. */
export type StoredPrincipal = Told & Resolution & { id: number };

const pageRows = 2000;

/** Principals the rules decide about, page by page; those the log itself names (AWS's services, ourselves) are not among them. */
export async function* ruledPrincipals({
  unresolvedOnly,
}: {
  unresolvedOnly: boolean;
}): AsyncIterable<StoredPrincipal[]> {
  let after = 0;
  for (;;) {
    const { rows } = await pool().query(
      `SELECT id, key, kind, name, account, type, role, session, identity, person_id AS "personId", service, rotates,
              resolved_by AS "resolvedBy"
         FROM access_principal
        WHERE id > $1 AND resolved_by IS DISTINCT FROM 'record' AND (NOT $2 OR resolved_by IS NULL)
        ORDER BY id LIMIT $3`,
      [after, unresolvedOnly, pageRows],
    );
    const page = z.array(Row).parse(rows);
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.id ?? after;
  }
}

/** Whether what is stored is not what the rules say. */
export function differs(stored: Resolution, said: Resolution): boolean {
  return (
    stored.kind !== said.kind ||
    stored.personId !== said.personId ||
    stored.service !== said.service ||
    stored.rotates !== said.rotates ||
    stored.resolvedBy !== said.resolvedBy
  );
}

/**
 * Writes resolutions, all in one statement. Questions join the principal, so nothing else has to change; the days on which
 * they did anything are counted again.
 */
export async function writeResolutions(
  changed: readonly (Resolution & { id: number })[],
): Promise<void> {
  if (changed.length === 0) return;
  await pool().query(
    `WITH changed AS (
       UPDATE access_principal p
        SET kind = c.kind, person_id = c."personId", service = c.service, rotates = c.rotates, resolved_by = c."resolvedBy"
       FROM (SELECT * FROM jsonb_to_recordset($1::jsonb)
               AS c(id int, kind text, "personId" text, service text, rotates boolean, "resolvedBy" text) ORDER BY id) c
      WHERE p.id = c.id AND p.resolved_by IS DISTINCT FROM 'record' RETURNING p.id)
     ${marking(daysOfEvents("e.principal_id IN (SELECT id FROM changed)"))}`,
    [JSON.stringify(changed)],
  );
}
