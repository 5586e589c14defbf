import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import type { Reader } from "@/lib/declarations/stored";
import { FilePlace, Import, type ImportRow, Item, Problem, RowKind } from "./model";

const iso = z.date().transform((date) => date.toISOString());
const Stored = z.object({
  ...Import.shape,
  uploadedAt: iso,
  expiresAt: iso,
  decidedAt: iso.nullable(),
});

/** Imports by a condition of our own, the newest first. */
export async function storedImports(
  where: string,
  values: readonly unknown[],
  db: Reader = pool(),
): Promise<Import[]> {
  const { rows } = await db.query(
    `SELECT id::text, register, file_name AS "fileName", sha256, bytes, encoding, columns, state, counts, effect,
            uploaded_by AS "uploadedBy", uploaded_at AS "uploadedAt", expires_at AS "expiresAt", missing_left AS "missingLeft",
            reason, approval, decided_by AS "decidedBy", decided_at AS "decidedAt"
       FROM register_import WHERE ${where} ORDER BY uploaded_at DESC, id DESC LIMIT 100`,
    [...values],
  );
  return z.array(Stored).parse(rows);
}

const StoredRow = z.object({
  kind: RowKind,
  place: z.int(),
  line: z.int().nullable(),
  key: z.string().nullable(),
  before: Item.nullable(),
  after: Item.nullable(),
  problem: z.union([Problem, FilePlace]).nullable(),
  fields: z.array(z.string()).nullable(),
});

/** Rows of one kind, in their order, after a place. */
export async function storedRowsOf(
  importId: string,
  kind: RowKind,
  { after, limit }: { after: number; limit: number },
): Promise<Omit<ImportRow, "owns">[]> {
  const { rows } = await pool().query(
    `SELECT kind, place, line, key, before, after, problem, fields FROM register_import_row
      WHERE import_id = $1 AND kind = $2 AND place > $3 ORDER BY place LIMIT $4`,
    [importId, kind, after, limit],
  );
  return z
    .array(StoredRow)
    .parse(rows)
    .map(({ problem, fields, ...row }) => ({
      ...row,
      fields: fields ?? [],
      problem: problem && "code" in problem ? problem : null,
      file: problem && "path" in problem ? problem : null,
    }));
}
