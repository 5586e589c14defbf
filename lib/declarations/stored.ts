import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import type { InForce } from "./merge";
import { State } from "./model";
import { Section } from "./model/section";
import { orderKey } from "./model/sections";
import { Effect } from "./model/trial";

const iso = z.date().transform((date) => date.toISOString());

export const StoredRow = z.object({
  id: z.string(),
  section: Section,
  key: z.string(),
  position: z.int(),
  body: z.unknown(),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: iso,
  state: State,
  approval: z.enum(["at-once", "alone", "another"]),
  bettered: z.array(z.string()).nullable(),
  // Of an older version, it may be told otherwise.
  effect: Effect.nullable().catch(null),
  decidedBy: z.string().nullable(),
  decidedAt: iso.nullable(),
  endedBy: z.string().nullable(),
  endedAt: iso.nullable(),
});
export type StoredRow = z.output<typeof StoredRow>;

const columns = `id::text, section, key, position, body, reason, proposed_by AS "proposedBy", proposed_at AS "proposedAt",
  state, approval, bettered, effect, decided_by AS "decidedBy", decided_at AS "decidedAt", ended_by AS "endedBy", ended_at AS "endedAt"`;

export type Reader = Pick<ReturnType<typeof pool>, "query">;

/** Rows of `declaration`, the oldest first. A section this version does not know is left out. */
export async function storedRows(
  where: string,
  values: readonly unknown[],
  db: Reader = pool(),
): Promise<StoredRow[]> {
  const { rows } = await db.query(
    `SELECT ${columns} FROM declaration WHERE ${where} ORDER BY position, proposed_at, id`,
    [...values],
  );
  return rows.flatMap((row) => {
    const read = StoredRow.safeParse(row);
    return read.success ? [read.data] : [];
  });
}

/** What holds, section by section in the order in which it is applied. */
export async function declarationsInForce(db: Reader = pool()): Promise<InForce[]> {
  return inOrder(await storedRows("state = 'in-force'", [], db));
}

const Order = z.array(z.string());

/** Rows in the order their section declares; what the order does not name follows in the order it was made. */
export function inOrder(rows: readonly StoredRow[]): (StoredRow & InForce)[] {
  const orders = new Map(
    rows.flatMap(({ section, key, body }) =>
      key === orderKey ? [[section, Order.safeParse(body).data ?? []] as const] : [],
    ),
  );
  const place = ({ section, key }: StoredRow) => {
    const at = orders.get(section)?.indexOf(key) ?? -1;
    return at < 0 ? Number.MAX_SAFE_INTEGER : at;
  };
  return rows
    .filter(({ key }) => key !== orderKey)
    .sort((a, b) => place(a) - place(b))
    .map((row) => ({ ...row, decidedBy: row.decidedBy ?? row.proposedBy }));
}
