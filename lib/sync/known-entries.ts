import "server-only";
import { z } from "zod";
import type { KnownEntry } from "@/lib/backends/secret-backend";
import { pool } from "@/lib/db/pool";
import { readFacts } from "@/lib/inventory/stored-entry";
import type { Masking } from "@/lib/masking/masking";

const iso = z.date().transform((date) => date.toISOString());

const Row = z.object({
  identity: z.string(),
  incarnation: z.string().nullable(),
  version: z.number().nullable(),
  createdAt: iso.nullable(),
  valueChangedAt: iso.nullable(),
  evidence: z.enum(["engine", "version-written", "declared"]).nullable(),
  unknown: z.enum(["backend-cannot-say", "not-yet-synced", "never"]).nullable(),
  tags: z.record(z.string(), z.string()),
  facts: z.unknown(),
});

/**
 * Tells what the last sync stored of entries, by the identities their backend gives them, so that it asks again only for
 * what changed. One round trip.
 */
export function knownEntries(masking: Masking) {
  return async (identities: readonly string[]): Promise<ReadonlyMap<string, KnownEntry>> => {
    const given = new Map(identities.map((identity) => [masking.identity(identity), identity]));
    const { rows } = await pool().query(
      `SELECT identity, incarnation, version, created_at AS "createdAt", value_changed_at AS "valueChangedAt",
              value_evidence AS evidence, value_unknown AS unknown, tags, facts, removed_at IS NOT NULL AS removed
         FROM secret WHERE identity = ANY($1)`,
      [[...given.keys()]],
    );
    // Asked for in SQL, a table without statistics (after a first load) would be read by the wrong index.
    const known = rows
      .filter(({ removed }) => !removed)
      .map((row) => toKnown(Row.parse(row), given));
    return new Map(known.map((entry) => [entry.identity, entry]));
  };
}

function toKnown(row: z.infer<typeof Row>, given: ReadonlyMap<string, string>): KnownEntry {
  const { identity, valueChangedAt: at, evidence, unknown, facts: column, ...entry } = row;
  const { facts, versions } = readFacts(column);
  return {
    ...entry,
    identity: given.get(identity) ?? identity,
    valueChangedAt: { at, evidence, unknown },
    facts,
    versions,
  };
}
