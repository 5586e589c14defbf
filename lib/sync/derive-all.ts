import "server-only";
import { z } from "zod";
import { reckonDue } from "@/lib/attestation/reckon-due";
import { lockClass } from "@/lib/db/advisory-lock";
import { pool } from "@/lib/db/pool";
import { waitForLock } from "@/lib/db/session-lock";
import { log } from "@/lib/log";
import type { Derivation } from "./derivation";
import { derivePage } from "./derive-page";
import { noteRulesApplied } from "./rules-applied";

const Version = z.object({ version: z.string().nullable() });

/**
 * Derives all rows again when the rules, or the sources, are others than those the rows were derived with, and writes
 * what differs. Only one process does it; another waits until it is done. Killed, it is done again from the beginning.
 * @returns how many rows changed
 */
export async function deriveAllIfDue(
  derivation: Derivation,
  clock: () => Date,
  signal: AbortSignal,
): Promise<number> {
  if (await isCurrent(derivation)) return 0;
  const lock = await waitForLock(lockClass.deriveAll, "all", signal);
  try {
    if (await isCurrent(derivation)) return 0;
    const both = AbortSignal.any([signal, lock.lost]);
    const from = clock();
    let changed = 0;
    let after: string | null = "00000000-0000-0000-0000-000000000000";
    while (after !== null) {
      both.throwIfAborted();
      const page = await derivePage(derivation, clock, after);
      changed += page.changed;
      after = page.last;
    }
    await reckonDue(derivation.attestation, clock);
    await pool().query("UPDATE installation SET rules_version = $1", [derivation.version]);
    if (changed > 0) {
      await noteRulesApplied(from, changed, clock());
      log.info({ changed }, "rules changed, rows derived again");
    }
    return changed;
  } finally {
    await lock.release();
  }
}

/** Has all rows derived again by whoever syncs next, or within a minute. */
export async function deriveAllSoon(): Promise<void> {
  await pool().query("UPDATE installation SET rules_version = NULL");
}

/** Whether the rows were derived with these rules and sources. */
export async function isCurrent({ version }: Derivation): Promise<boolean> {
  const { rows } = await pool().query("SELECT rules_version AS version FROM installation");
  return Version.parse(rows[0]).version === version;
}
