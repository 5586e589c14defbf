import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { assertFits } from "@/lib/declarations/checks";
import { type InForce, merge } from "@/lib/declarations/merge";
import { declarationsInForce } from "@/lib/declarations/stored";
import type { World } from "@/lib/declarations/world";
import { conflict } from "@/lib/errors";
import { reconcileRegisters } from "@/lib/organisation/registers";
import { sameItem } from "./compare";
import { knownItems } from "./known";
import { type Import, Item } from "./model";

const Row = z.object({ key: z.string(), before: Item.nullable(), after: Item });
type Row = z.infer<typeof Row>;

/** Rows of these kinds are declared; the others change nothing. */
const declaring = ["add", "change", "leave"];

/**
 * Lets an import hold, in the transaction of whoever decides: every row becomes what is declared of its id, all at once, and
 * the registers follow. Conflict where the register or the config file says something else than when it was looked at.
 */
export async function holdImport(
  client: PoolClient,
  world: World,
  { id, register, missingLeft, uploadedBy, uploadedAt, reason, approval }: Import,
  actor: string,
  now: Date,
): Promise<void> {
  const kinds = missingLeft ? [...declaring, "missing"] : declaring;
  const { rows } = await client.query(
    "SELECT key, before, after FROM register_import_row WHERE import_id = $1 AND kind = ANY($2)",
    [id, kinds],
  );
  const changes = z.array(Row).parse(rows);
  await assertUnmoved(client, world, register, changes);
  const keys = new Set(changes.map(({ key }) => key));
  const made = changes.map(({ key, after }): InForce => {
    return { section: register, key, body: after, decidedBy: actor };
  });
  const stays = world.inForce.filter((one) => one.section !== register || !keys.has(one.key));
  assertFits(world.file, world.inForce, [...stays, ...made], world.inFile);
  await client.query(
    `UPDATE declaration d SET state = 'superseded', ended_by = $3, ended_at = $4
       FROM register_import_row r
      WHERE r.import_id = $1 AND r.kind = ANY($2) AND d.section = $5 AND d.key = r.key AND d.state = 'in-force'`,
    [id, kinds, actor, now, register],
  );
  await client.query(
    `INSERT INTO declaration (id, section, key, position, body, reason, proposed_by, proposed_at, state, approval, bettered,
                              decided_by, decided_at, import_id)
     SELECT gen_random_uuid(), $3, r.key,
            coalesce((SELECT max(position) FROM declaration WHERE section = $3), 0) + row_number() OVER (ORDER BY r.line NULLS LAST, r.place),
            r.after, $4, $5, $6, 'in-force', $7, '[]', $8, $9, $1
       FROM register_import_row r WHERE r.import_id = $1 AND r.kind = ANY($2)`,
    [id, kinds, register, reason, uploadedBy, uploadedAt, approval, actor, now],
  );
  const whole = merge(world.file, await declarationsInForce(client), world.inFile);
  await reconcileRegisters(client, whole, world.file, now);
  await client.query("UPDATE installation SET rules_version = NULL");
}

/** What was looked at must still be so: else somebody else's change of an hour ago would be undone unseen. */
async function assertUnmoved(
  client: PoolClient,
  world: World,
  register: Import["register"],
  changes: readonly Row[],
): Promise<void> {
  const known = await knownItems(register, world, client);
  const moved = changes.filter(({ key, before }) => {
    const now = known.get(key);
    if (now?.file) return true;
    return before === null || now === undefined
      ? (before === null) !== (now === undefined)
      : !sameItem(before, now.item);
  });
  if (moved.length === 0) return;
  const some = moved.slice(0, 3).map(({ key }) => key);
  throw conflict(
    `${moved.length} of its rows were changed since it was looked at (${some.join(", ")}). Hand the file in again.`,
  );
}
