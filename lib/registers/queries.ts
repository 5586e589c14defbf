import "server-only";
import { Readable } from "node:stream";
import { mayEverywhere } from "@/lib/access-control/everywhere";
import { can } from "@/lib/access-control/model";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { actorOf } from "@/lib/break-glass/actor";
import { copyText } from "@/lib/db/copy";
import { pool } from "@/lib/db/pool";
import { notFound } from "@/lib/errors";
import { csvOf } from "@/lib/evidence/encode/csv";
import { ownedBy } from "./effect";
import type { Import, ImportRow, RowKind } from "./model";
import { problemWords } from "./problem-words";
import { storedImports, storedRowsOf } from "./stored";

/**
 * An import: a preview for who handed it in alone, as long as it lasts; what was proposed or applied for who may
 * see what is declared for every team. Not-found else.
 */
export async function readImport(viewer: Viewer, id: string, now: Date): Promise<Import> {
  assertMay(viewer, "declaration:read");
  const [found] = await storedImports(
    "id = $1 AND (uploaded_by = $2 OR $4) AND (state <> 'preview' OR (uploaded_by = $2 AND expires_at > $3))",
    [id, await actorOf(viewer), now, mayEverywhere(viewer, "declaration:read")],
  );
  if (!found) throw notFound("There is no such import, or its time is over.");
  return found;
}

/** Imports that wait, and the last that were decided. */
export async function listImports(viewer: Viewer): Promise<Import[]> {
  assertMay(viewer, "declaration:read");
  return storedImports("state <> 'preview' AND (uploaded_by = $1 OR $2)", [
    await actorOf(viewer),
    mayEverywhere(viewer, "declaration:read"),
  ]);
}

/** Rows of one kind, page by page, in the file's order; leavers by how many secrets they own. */
export async function importRows(
  viewer: Viewer,
  id: string,
  { kind, cursor, limit }: { kind: RowKind; cursor: number; limit: number },
  now: Date,
): Promise<{ items: ImportRow[]; nextCursor: string | null; total: number }> {
  const { counts } = await readImport(viewer, id, now);
  const rows = await storedRowsOf(id, kind, { after: cursor, limit });
  // What somebody owns is told to whom rows of the inventory are open.
  const leaves = rows.flatMap(({ key, after }) => (key && after?.left ? [key] : []));
  const shown = can(viewer.bindings, "register:manage") ? leaves : [];
  const owned = await ownedBy(shown, pool());
  const last = rows.at(-1);
  return {
    items: rows.map((row) => ({
      ...row,
      owns: shown.includes(row.key ?? "") ? (owned.get(row.key ?? "") ?? 0) : null,
    })),
    nextCursor: last && last.place < counts[kind] ? String(last.place) : null,
    total: counts[kind],
  };
}

/** The rows that were set aside, as a CSV file: line and reason before the fields as they stood. */
export async function badRows(
  viewer: Viewer,
  id: string,
  header: "ja" | "en",
  now: Date,
): Promise<Response> {
  const { columns, counts } = await readImport(viewer, id, now);
  const words = problemWords(header);
  const { head, encode } = csvOf([words.line, words.why, ...columns.map(({ name }) => name)]);
  async function* lines() {
    yield Buffer.from(head);
    for (let after = 0; after < counts.bad; after += 1000) {
      const rows = await storedRowsOf(id, "bad", { after, limit: 1000 });
      const text = rows.map(({ line, problem, fields }) =>
        [String(line ?? ""), problem ? words.of(problem) : "", ...fields].map(copyText).join("\t"),
      );
      if (text.length > 0) yield Buffer.from(encode(`${text.join("\n")}\n`));
    }
  }
  return new Response(Readable.toWeb(Readable.from(lines())) as ReadableStream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="kagimori-import-set-aside.csv"',
    },
  });
}
