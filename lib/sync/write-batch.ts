import "server-only";
import type { PoolClient } from "pg";
import { inInventoryWrite } from "@/lib/inventory/inventory-write";
import { type Candidate, decideEntry, type PlaceRows } from "./decide-entry";
import { lockPlace } from "./lock-place";
import { mergeEntries } from "./merge-entries";
import { inherit, overridesOf } from "./overrides";
import { priorsOf } from "./prior";
import type { Run } from "./run-context";
import { type Use, writeUses } from "./write-use";

/** Differences of one place that are written together. */
export interface Batch {
  candidates: ReadonlyMap<string, Candidate>;
  /** Entries that were told otherwise than before, if only in what has no history. */
  uses: ReadonlyMap<string, Use>;
}

/** Writes a batch, and adds it to the run's counts, in one transaction. */
export async function writeBatch(
  run: Run,
  place: PlaceRows,
  { candidates, uses }: Batch,
): Promise<void> {
  if (candidates.size === 0 && uses.size === 0) return;
  await inInventoryWrite(run.clock, async (client, now) => {
    await lockPlace(client, place.id);
    const identities = [...candidates.keys()];
    const priors = await priorsOf(client, identities);
    const overrides = await overridesOf(client, identities);
    const decided = [...candidates].map(([identity, candidate]) => ({
      identity,
      ...decideEntry(candidate, priors.get(identity), overrides.get(identity) ?? [], place),
    }));
    const written = decided.filter((decision) => decision.kind !== "unchanged");
    await inherit(
      client,
      now,
      new Map(written.flatMap((d) => (d.inherited ? [[d.identity, d.inherited] as const] : []))),
    );
    await mergeEntries(
      client,
      now,
      run.sourceId,
      written.map(({ row }) => row),
    );
    await noteSeen(
      client,
      run.sourceId,
      decided.flatMap((d) => (d.kind === "unchanged" ? [d.identity] : [])),
    );
    const made = written.filter(({ row }) => !row.stored);
    await writeUses(client, uses, new Map(made.map(({ identity, row }) => [identity, row.id])));
    await count(client, run.runId, {
      new: written.filter(({ kind }) => kind === "new").length,
      changed: written.filter(({ kind }) => kind === "changed").length,
    });
  });
}

async function noteSeen(client: PoolClient, sourceId: string, identities: readonly string[]) {
  if (identities.length === 0) return;
  await client.query(
    `UPDATE secret SET unseen_by = array_remove(unseen_by, $1)
      WHERE identity = ANY($2) AND $1 = ANY(unseen_by)`,
    [sourceId, identities],
  );
}

async function count(client: PoolClient, runId: string, by: { new: number; changed: number }) {
  if (by.new === 0 && by.changed === 0) return;
  await client.query(
    `UPDATE sync_run SET "new" = "new" + $2, changed = changed + $3 WHERE id = $1`,
    [runId, by.new, by.changed],
  );
}
