import type { Viewer } from "@/lib/access-control/viewer";
import type { Prisma } from "@/lib/db/prisma";
import { fileNameOf } from "./files";
import { makerOf } from "./maker";
import { Export, ExportFormat, ExportKind } from "./model";

type Stored = Prisma.EvidenceExportGetPayload<object>;

/** A stored export as the viewer sees it. */
export function toExport(stored: Stored, viewer: Viewer): Export {
  const [kind, format] = [ExportKind.parse(stored.kind), ExportFormat.parse(stored.format)];
  return Export.parse({
    ...stored,
    filters: Object(stored.query).filters,
    own: stored.maker === makerOf(viewer),
    requestedAt: stored.requestedAt.toISOString(),
    finishedAt: stored.finishedAt?.toISOString() ?? null,
    expiresAt: stored.expiresAt?.toISOString() ?? null,
    rows: Number(stored.rows),
    bytes: Number(stored.bytes),
    fileName: fileNameOf({ kind, format }, stored.requestedAt),
  });
}
