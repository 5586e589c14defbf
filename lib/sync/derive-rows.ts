import "server-only";
import type { PoolClient } from "pg";
import { decidingSource } from "./deciding-source";
import type { Derivation } from "./derivation";
import { mergeEntries } from "./merge-entries";
import { overridesOf } from "./overrides";
import type { EntryRow } from "./secret-columns";
import { type StoredRow, storedRows } from "./stored-rows";

/**
 * Derives rows again inside an inventory write, and writes those that differ. The caller holds the locks of their
 * places; the rows are locked and read here, so that what a sync wrote meanwhile counts.
 * @returns how many rows changed
 */
export async function deriveRows(
  client: PoolClient,
  now: Date,
  derivation: Derivation,
  ids: readonly string[],
): Promise<number> {
  const fresh = await storedRows(client, "s.id = ANY($1) ORDER BY s.id FOR UPDATE OF s", [ids]);
  const rows = await differing(client, fresh, derivation);
  await mergeEntries(client, now, null, rows);
  return rows.length;
}

/** Rows that would be written otherwise than they are stored. */
export async function differing(
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
