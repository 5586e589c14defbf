import "server-only";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { notFound } from "@/lib/errors";
import { fileOf } from "./files";
import { readExport } from "./queries";
import { rangeOf } from "./range";

/**
 * The file of one's own export, or the part of it a Range asks for (RFC 9110, one range): a download that broke off goes
 * on where it was. Each beginning is in the audit trail. Throws not-found when it is somebody else's, not there or over.
 */
export async function fetchFile(
  viewer: Viewer,
  id: string,
  headers: Headers,
  now: Date,
): Promise<Response> {
  const { state, sha256, fileName, expiresAt } = await readExport(viewer, id);
  const file = fileOf(id);
  const found = state === "done" ? await stat(file).catch(() => null) : null;
  if (!found || (expiresAt !== null && new Date(expiresAt) <= now))
    throw notFound("The file is not there: it is not finished, or its time is over.");

  const etag = `"${sha256}"`;
  const common = {
    "accept-ranges": "bytes",
    "content-disposition": `attachment; filename="${fileName}"`,
    "content-type": "application/octet-stream",
    etag,
  };
  const same = headers.get("if-range") === null || headers.get("if-range") === etag;
  const range = same ? rangeOf(headers.get("range"), found.size) : "all";
  if (range === "unsatisfiable")
    return new Response(null, {
      status: 416,
      headers: { "content-range": `bytes */${found.size}` },
    });
  const [from, to] = range === "all" ? [0, found.size - 1] : range;
  if (from === 0) await appendEntry(viewer, "export-fetched", id, { sha256 }, now);
  const body = Readable.toWeb(createReadStream(file, { start: from, end: to }));
  const answer = new Headers({ ...common, "content-length": String(to - from + 1) });
  if (range !== "all") answer.set("content-range", `bytes ${from}-${to}/${found.size}`);
  return new Response(body as ReadableStream, {
    status: range === "all" ? 200 : 206,
    headers: answer,
  });
}
