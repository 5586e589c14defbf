import "server-only";
import type { PoolClient } from "pg";
import { clearEnded, recordEnds } from "@/lib/attestation/ends";
import { copyInto, withStage } from "@/lib/db/copy";
import { storeSets } from "@/lib/duties/store-sets";
import { endExemptions } from "@/lib/exemptions/ends";
import { noteFound } from "@/lib/findings/note-found";
import {
  derivedColumns,
  type EntryRow,
  insertColumns,
  insertRows,
  presentOnlyColumns,
  stageColumns,
  stageRow,
} from "./secret-columns";
import { keepHistory, successor } from "./supersede";

const written = ["place_id", ...derivedColumns, ...presentOnlyColumns];

/**
 * Writes new entries, and changed ones with the states they replace into the history. A row that is written has been
 * seen by this source: it is neither removed nor missed by it. The caller holds the locks of inventory and place, under
 * which it has seen which entries are stored.
 * @param sourceId null when rows are only derived again: what was seen stays as it is
 */
export async function mergeEntries(
  client: PoolClient,
  now: Date,
  sourceId: string | null,
  entries: readonly EntryRow[],
): Promise<void> {
  await storeSets(
    client,
    entries.map(({ row }) => row.duties),
  );
  const fresh = entries.filter(({ stored }) => !stored);
  if (fresh.length > 0) await copyInto(client, "secret", insertColumns, insertRows(fresh, now));
  const known = entries.filter(({ stored }) => stored);
  if (known.length > 0) {
    await withStage(client, stageColumns, known.map(stageRow), (stage) => {
      const [at, source] = [`$${stage.next}`, `$${stage.next + 1}`];
      return client.query(mergeSql(stage.sql, at, source), [...stage.values, now, sourceId]);
    });
  }
  await noteFound(
    client,
    now,
    entries.map(({ id, row, stored }) => ({ id, facts: row.facts, stored })),
  );
}

const both = "stage i JOIN secret s ON s.id = i.id";

/** An exemption ends with the incarnation. */
const mergeSql = (stage: string, at: string, source: string) => `
WITH stage AS MATERIALIZED (SELECT * FROM ${stage} AS t),
kept AS (${keepHistory(at, both)}),
ended AS (${recordEnds(successor(at), both)}),
exempt AS (${endExemptions(successor(at), both)})
  UPDATE secret AS s
     SET ${written.map((name) => `${name} = i.${name}`).join(", ")},
         recorded_at = ${successor(at)},
         exempt_until = CASE WHEN i.renewed THEN NULL ELSE s.exempt_until END,
         ${clearEnded},
         not_seen_since = CASE WHEN ${source}::text IS NULL THEN s.not_seen_since END,
         removed_at = CASE WHEN ${source}::text IS NULL THEN s.removed_at END,
         unseen_by = array_remove(s.unseen_by, ${source}::text)
    FROM stage i WHERE s.id = i.id`;
