import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { judgedSets } from "./gap-sql";
import { holderOf, ofEach } from "./model";
import { gaps } from "./model/gaps";
import type { JudgedSet, Named } from "./model/matrix";

const text = z.string().nullable();
const Gap = z.enum(gaps).nullable();
const Row = z.object({
  id: z.string(),
  ...ofEach(() => text),
  creates_from: text,
  rotates_from: text,
  approves_from: text,
  audits_from: text,
  creates_gap: Gap,
  rotates_gap: Gap,
  approves_gap: Gap,
  audits_gap: Gap,
});

/** These sets, judged at an instant, by id. */
export async function readSets(
  ids: Iterable<string | null>,
  at: Date,
): Promise<ReadonlyMap<string, JudgedSet>> {
  const wanted = [...new Set([...ids].filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const asked = Prisma.sql`SELECT * FROM ${judgedSets(at)} WHERE d.id = ANY(${wanted}::uuid[])`;
  const { rows } = await pool().query(asked.text, asked.values);
  return new Map(
    z
      .array(Row)
      .parse(rows)
      .map((row) => [
        row.id,
        ofEach((duty) => ({
          holder: row[duty],
          from: row[`${duty}_from`],
          gap: row[`${duty}_gap`],
        })),
      ]),
  );
}

const Name = z.object({ holder: z.string(), name: z.string() });

/** Holders by their names in the registers; whom no register knows by id. */
export async function namesOfHolders(
  holders: Iterable<string | null>,
): Promise<(holder: string | null) => Named | null> {
  const wanted = [...new Set([...holders].filter((one) => one !== null))];
  const { rows } = await pool().query(
    `SELECT 'person:' || id AS holder, name FROM person WHERE 'person:' || id = ANY($1)
     UNION ALL SELECT 'team:' || id, name FROM team WHERE 'team:' || id = ANY($1)
     UNION ALL SELECT 'workload:' || id, name FROM service WHERE 'workload:' || id = ANY($1)`,
    [wanted],
  );
  const names = new Map(
    z
      .array(Name)
      .parse(rows)
      .map(({ holder, name }) => [holder, name]),
  );
  return (text) => {
    const holder = holderOf(text);
    return holder && { ...holder, name: names.get(text ?? "") ?? holder.id };
  };
}
