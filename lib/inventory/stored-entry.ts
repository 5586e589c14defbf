import { z } from "zod";
import type { BackendEntry } from "@/lib/backends/secret-backend";
import type { MaskedEntry } from "@/lib/masking/findings";

const Instant = z.string().nullable();

/** What an entry says that has no column of its own, kept under `facts.versions` and `facts.entry`. */
const Kept = z.looseObject({
  versions: z
    .array(
      z.object({
        id: z.string(),
        createdAt: Instant,
        stages: z.array(z.string()),
        by: z.string().nullable(),
      }),
    )
    .default([]),
  masked: z
    .array(z.object({ field: z.string(), kind: z.string(), digest: z.string().default("") }))
    .default([]),
  entry: z.object({
    tagKind: z.enum(["tag", "metadata"]),
    inactive: z.enum(["pending-deletion", "no-live-value"]).nullable(),
    rotation: z.object({
      enabled: z.boolean().nullable(),
      by: z.enum(["backend", "owning-service", "external"]).nullable(),
      intervalSeconds: z.number().nullable(),
      pendingSince: Instant,
      lastAttemptFailed: z.boolean(),
    }),
  }),
});

/**
 * The `facts` column: the backend's facts, and beside them what else the entry cannot be derived again without. `masked` lists
 * the credentials that were pasted into it.
 */
export function factsColumn(entry: MaskedEntry): Record<string, unknown> {
  const { facts, versions, tagKind, inactive, rotation, masked } = entry;
  const column = { ...facts, versions, entry: { tagKind, inactive, rotation } };
  return masked.length > 0 ? { ...column, masked } : column;
}

/** Takes the column apart again. Throws when it holds something else. */
export function readFacts(
  column: unknown,
): Pick<MaskedEntry, "facts" | "versions" | "tagKind" | "inactive" | "rotation" | "masked"> {
  const { versions, entry, masked, ...facts } = Kept.parse(column);
  return { facts, versions, masked, ...entry };
}

/** Columns of a stored row, in camel case, and of its secret_use. Dates are ISO 8601. */
export interface StoredColumns {
  identity: string;
  incarnation: string | null;
  version: number | null;
  type: BackendEntry["type"];
  name: string;
  path: string;
  arn: string | null;
  description: string | null;
  tags: Record<string, string>;
  facts: unknown;
  parentIdentity: string | null;
  createdAt: string | null;
  valueChangedAt: string | null;
  valueEvidence: BackendEntry["valueChangedAt"]["evidence"];
  valueUnknown: BackendEntry["valueChangedAt"]["unknown"];
  nextRotationAt: string | null;
}

/** The entry as it was when the row was stored, to be derived again under other rules. Already masked. */
export function storedEntry(row: StoredColumns): MaskedEntry {
  return {
    identity: row.identity,
    incarnation: row.incarnation,
    version: row.version,
    type: row.type,
    name: row.name,
    path: row.path,
    arn: row.arn,
    description: row.description,
    tags: row.tags,
    parent: row.parentIdentity,
    createdAt: row.createdAt,
    valueChangedAt: {
      at: row.valueChangedAt,
      evidence: row.valueEvidence,
      unknown: row.valueUnknown,
    },
    ...readFacts(row.facts),
    moving: { lastAccessedOn: null, nextRotationAt: row.nextRotationAt, detail: null },
  };
}
