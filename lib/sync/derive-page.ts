import "server-only";
import { pool } from "@/lib/db/pool";
import { inInventoryWrite } from "@/lib/inventory/inventory-write";
import type { Derivation } from "./derivation";
import { deriveRows, differing } from "./derive-rows";
import { lockPlaces } from "./lock-place";
import { storedRows } from "./stored-rows";

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
    await lockPlaces(
      client,
      different.map(({ placeId }) => placeId),
    );
    const ids = different.map(({ id }) => id);
    return deriveRows(client, now, derivation, ids);
  });
  return { changed, last };
}
