import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Intervals } from "@/lib/attestation/model/interval";
import type { BackendEntry, Place } from "@/lib/backends/secret-backend";
import type { Config } from "@/lib/config/model";
import { pool } from "@/lib/db/pool";
import { wholeConfig } from "@/lib/declarations/whole-config";
import type { Override } from "@/lib/inventory/attributes/attributes";
import { type Derived, deriveSecret } from "@/lib/inventory/derive";
import { compileRules, type Rules } from "@/lib/inventory/rules";
import { type Masking, masking } from "@/lib/masking/masking";

/** Derives a row of one place from an entry and what people, or earlier incarnations, say of it. */
export type DeriveEntry = (entry: BackendEntry, overrides: readonly Override[]) => Derived;

/** Rules of file and screen and the masking key, compiled once per run. */
export interface Derivation {
  /** Changes whenever stored rows may have to be derived anew: with the rules, and with the sources and their order. */
  readonly version: string;
  readonly masking: Masking;
  readonly rules: Rules;
  /** How long a confirmation holds. */
  readonly attestation: Intervals;
  /** @param source whose rules hold; null when no source of the config watches the place any more */
  at(place: Place, source: string | null): DeriveEntry;
}

const Installation = z.object({ key: z.instanceof(Uint8Array) });

/** Compiles what the file and the screen say on the day of `now`. */
export async function derivationOf(config: Config, now: Date): Promise<Derivation> {
  return derivationBy(await wholeConfig(config), now);
}

/** Compiles a config that is whole already, such as one that is tried out. */
export async function derivationBy(config: Config, now: Date): Promise<Derivation> {
  const { rows } = await pool().query("SELECT masking_key AS key FROM installation");
  const mask = masking(Installation.parse(rows[0]).key);
  const rules = compileRules(config, now);
  const sources = createHash("sha256").update(config.sources.map(({ id }) => id).join("\n"));
  return {
    version: `${rules.version}-${sources.digest("hex").slice(0, 8)}`,
    masking: mask,
    rules,
    attestation: config.policies.attestation,
    at: (place, source) => (entry, overrides) =>
      deriveSecret({
        entry,
        place,
        source: source ?? "",
        rules,
        overrides,
        masking: mask,
        unwatched: source === null,
      }),
  };
}
