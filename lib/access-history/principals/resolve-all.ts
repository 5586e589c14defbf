import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { resolvePrincipal } from "./resolve";
import { rulesNow } from "./rules-now";
import { differs, ruledPrincipals, writeResolutions } from "./stored";

const Version = z.object({ version: z.string().nullable() });

/**
 * Resolves the principals nobody has resolved yet; all of them when rules, people or services are others than those they
 * were resolved with. Writes differences only. Killed, it is done again; two at once write the same.
 * @returns how many changed
 */
export async function resolvePrincipalsAsSystem(signal?: AbortSignal): Promise<number> {
  const { compiled, version } = await rulesNow();
  const { rows } = await pool().query("SELECT principal_rules AS version FROM installation");
  const current = Version.optional().parse(rows[0])?.version === version;
  let changed = 0;
  for await (const page of ruledPrincipals({ unresolvedOnly: current })) {
    signal?.throwIfAborted();
    const found = page.flatMap((stored) => {
      const said = resolvePrincipal(stored, compiled);
      return differs(stored, said) ? [{ id: stored.id, ...said }] : [];
    });
    await writeResolutions(found);
    changed += found.length;
  }
  if (!current) await pool().query("UPDATE installation SET principal_rules = $1", [version]);
  return changed;
}
