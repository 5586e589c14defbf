import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { inventoryAt } from "@/lib/inventory/at";
import type { Derived } from "@/lib/inventory/derive";
import { decidingSource } from "@/lib/sync/deciding-source";
import type { Derivation } from "@/lib/sync/derivation";
import { overridesOf } from "@/lib/sync/overrides";
import { type StoredRow, storedRows } from "@/lib/sync/stored-rows";
import type { Condition } from "./candidates";
import type { Standing } from "./compare";

export const beginning = "00000000-0000-0000-0000-000000000000";

/** A row that comes out otherwise, or may. */
export interface Compared {
  stored: StoredRow;
  before: Derived;
  after: Derived;
  standing: Standing;
}

export interface Page {
  looked: number;
  /** In the order of their ids. */
  different: Compared[];
  /** The last id looked at; null: there are no more. */
  last: string | null;
}

export interface Streamed {
  before: Derivation;
  after: Derivation;
  /** The stored rows are as `before` derives them, so that what `after` leaves as it is stored need not be derived twice. */
  current: boolean;
  /** Rows that may come out otherwise; null: any. */
  where: Condition | null;
  /** Compare every row, because it is not the row itself that changes. */
  every: boolean;
}

/** Derives rows by both rules, page by page in the order of their ids. Memory is bounded by the page. */
export async function* compared(
  { before, after, current, where, every }: Streamed,
  { from, pageSize = 1000 }: { from: string; pageSize?: number | undefined },
): AsyncIterable<Page> {
  const sources = new Map<number, string | null>();
  let at: string | null = from;
  while (at !== null) {
    const rows: StoredRow[] = await storedRows(
      pool(),
      `s.id > $1 AND ${where?.sql ?? "TRUE"} ORDER BY s.id LIMIT ${pageSize}`,
      [at, ...(where?.values ?? [])],
    );
    for (const { placeId } of rows)
      if (!sources.has(placeId)) sources.set(placeId, await decidingSource(placeId, null));
    const said = await overridesOf(
      pool(),
      rows.map(({ entry }) => entry.identity),
    );
    const pairs = rows.flatMap((stored) => {
      const source = sources.get(stored.placeId) ?? null;
      const overrides = said.get(stored.entry.identity) ?? [];
      const then = after.at(stored.place, source)(stored.entry, overrides);
      if (current && !every && then.hash === stored.hash) return [];
      const now = before.at(stored.place, source)(stored.entry, overrides);
      return every || now.hash !== then.hash ? [{ stored, before: now, after: then }] : [];
    });
    const standing = await standingOf(pairs.map(({ stored }) => stored.id));
    at = rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null;
    yield {
      looked: rows.length,
      last: at,
      different: pairs.map((pair) => ({
        ...pair,
        standing: standing.get(pair.stored.id) ?? nobody,
      })),
    };
  }
}

const nobody: Standing = { exempt: false, attestedAt: null, attestedAs: null, attested: false };
const Row = z.object({
  id: z.string(),
  exempt: z.boolean(),
  attestedAt: z.date().nullable(),
  attestedAs: z.string().nullable(),
  attested: z.boolean(),
});

/** What rules do not decide, of these rows as they are now. */
async function standingOf(ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  if (ids.length === 0) return new Map();
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT s.id::text AS id, coalesce(s.is_exempt, FALSE) AS exempt, s.attested_at AS "attestedAt",
           s.attested_as AS "attestedAs", coalesce(s.is_attested, FALSE) AS attested
      FROM ${inventoryAt({ at: new Date(), past: false })} WHERE s.id = ANY(${[...ids]}::uuid[])`;
  return new Map(rows.map((raw) => Row.parse(raw)).map(({ id, ...row }) => [id, row]));
}

const Count = z.object({ count: z.int() });

/** How many rows may come out otherwise. */
export async function countCandidates(where: Condition | null): Promise<number> {
  const { rows } = await pool().query(
    `SELECT count(*)::int AS count FROM secret s JOIN place p ON p.id = s.place_id
      WHERE s.removed_at IS NULL AND $1::uuid IS NOT NULL AND ${where?.sql ?? "TRUE"}`,
    [beginning, ...(where?.values ?? [])],
  );
  return Count.parse(rows[0]).count;
}
