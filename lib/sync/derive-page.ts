import "server-only";
import type { PoolClient } from "pg";
import { pool } from "@/lib/db/pool";
import { inInventoryWrite } from "@/lib/inventory/inventory-write";
import { decidingSource } from "./deciding-source";
import type { Derivation } from "./derivation";
import { lockPlace } from "./lock-place";
import { mergeEntries } from "./merge-entries";
import { overridesOf } from "./overrides";
import type { EntryRow } from "./secret-columns";
import { type StoredRow, storedRows } from "./stored-rows";

const PAGE = 2000;

/**
 * Derives the rows that follow an id, and writes those that differ, in one transaction.
 * @returns the last id of the page; null when there are no more
 */
export async function derivePage(
  derivation: Derivation,
  clock: () => Date,
  after: string,
): Promise<{ changed: number; last: string | null }> {
  const page = await storedRows(pool(), `s.id > $1 ORDER BY s.id LIMIT ${PAGE}`, [after]);
  const last = page.length === PAGE ? (page.at(-1)?.id ?? null) : null;
  const different = await differing(pool(), page, derivation);
  if (different.length === 0) return { changed: 0, last };
  const changed = await inInventoryWrite(clock, async (client, now) => {
    // A sync may have written them since: they are locked, read and derived once more.
    const places = [...new Set(different.map(({ placeId }) => placeId))].sort((a, b) => a - b);
    for (const place of places) await lockPlace(client, place);
    const ids = different.map(({ id }) => id);
    const fresh = await storedRows(client, "s.id = ANY($1) ORDER BY s.id FOR UPDATE OF s", [ids]);
    const rows = await differing(client, fresh, derivation);
    await mergeEntries(client, now, null, rows);
    return rows.length;
  });
  return { changed, last };
}

async function differing(
  client: Pick<PoolClient, "query">,
  rows: readonly StoredRow[],
  derivation: Derivation,
): Promise<EntryRow[]> {
  const overrides = await overridesOf(
    client,
    rows.map(({ entry }) => entry.identity),
  );
  const sources = new Map<number, string | null>();
  for (const { placeId } of rows)
    if (!sources.has(placeId)) sources.set(placeId, await decidingSource(placeId, null));
  return rows.flatMap(({ id, placeId, place, hash, failedFrom, entry }) => {
    const derive = derivation.at(place, sources.get(placeId) ?? null);
    const derived = derive(entry, overrides.get(entry.identity) ?? []);
    const same = derived.hash === hash && derived.row.rotationFailedFrom === failedFrom;
    return same ? [] : [{ ...derived, id, placeId, stored: true, renewed: false }];
  });
}
