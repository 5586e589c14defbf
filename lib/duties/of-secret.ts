import "server-only";
import { z } from "zod";
import { inRowsOf, inRowsWith } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { duties, ofEach } from "./model";
import { nobody } from "./model/matrix";
import type { SecretDuties } from "./model/secret-duties";
import { namesOfHolders, readSets } from "./read-sets";

const Row = z.object({ dutySet: z.string().nullable(), mayAssign: z.boolean() });

/** Null: it is not counted, so that nobody asks for its duties, or the viewer does not see it. */
export async function readSecretDuties(
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<SecretDuties | null> {
  const asked = Prisma.sql`
    SELECT s.duty_set AS "dutySet", (${inRowsWith(viewer, "duty:assign")}) IS TRUE AS "mayAssign" FROM secret s
     WHERE s.id = ${id}::uuid AND s.removed_at IS NULL AND s.counted <> 'none' AND ${inRowsOf(viewer)}`;
  const { rows } = await pool().query(asked.text, asked.values);
  const row = z.array(Row).parse(rows)[0];
  if (!row) return null;
  const set = (await readSets([row.dutySet], now)).get(row.dutySet ?? "") ?? nobody;
  const nameOf = await namesOfHolders(duties.map((duty) => set[duty].holder));
  return {
    of: ofEach((duty) => ({ ...set[duty], holder: nameOf(set[duty].holder) })),
    mayAssign: row.mayAssign,
  };
}
