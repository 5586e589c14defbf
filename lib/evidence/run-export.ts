import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { AccessFilters } from "@/lib/access-history/model/query";
import { environment } from "@/lib/config/environment";
import { loadConfig } from "@/lib/config/load";
import { type Prisma, prisma } from "@/lib/db/prisma";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { publishedKeyAsSystem } from "@/lib/signing/commands";
import { bundleBytes } from "./bundle/write-bundle";
import { exportText, type Progress } from "./export-text";
import { removeFileOf, writeFileOf } from "./files";
import { askerOf } from "./maker";
import { ExportFormat, ExportKind, HeaderLanguage } from "./model";

const EVERY_MS = 1000;
const DAY_MS = 86_400_000;

/**
 * Makes the file of an export that was asked for. Killed, it is begun anew by whoever takes the job up; done, failed,
 * cancelled or expired, it is left alone. A failure is told to who asked, not tried again: they see it and can ask again.
 */
export async function runExportAsSystem(id: string, signal: AbortSignal): Promise<void> {
  const row = await prisma().evidenceExport.findUnique({ where: { id } });
  if (!row || !["queued", "running"].includes(row.state)) return;
  const begun = new Date();
  const started = { state: "running", asOf: begun, heartbeatAt: begun, rows: 0, progress: 0 };
  const { count } = await prisma().evidenceExport.updateMany({
    where: { id, state: { in: ["queued", "running"] } },
    data: started,
  });
  if (count === 0) return;
  const cancelled = new AbortController();
  const asking = setInterval(() => void stopIfCancelled(id, cancelled), EVERY_MS);
  try {
    const wanted = Wanted.parse({ ...row, ...Object(row.query) });
    const telling = tellProgress(id);
    const stopping = AbortSignal.any([signal, cancelled.signal]);
    const made = await make(id, askerOf(row), wanted, begun, stopping, telling.tell);
    await telling.end();
    const finishedAt = new Date();
    const expiresAt = new Date(
      finishedAt.getTime() + (evidenceSettings(finishedAt)?.keepDays ?? 7) * DAY_MS,
    );
    const done = { ...made, state: "done", progress: 1, finishedAt, expiresAt };
    // Cancelled in the last moment, it stays so, and its file goes.
    if (!(await end(id, done))) await removeFileOf(id);
  } catch (error) {
    if (cancelled.signal.aborted) return removeFileOf(id);
    if (signal.aborted) throw error;
    const message = error instanceof AppError ? error.message : "It failed; the log says why.";
    log.error({ export: id, error: String(error) }, "export failed");
    await removeFileOf(id);
    const finishedAt = new Date();
    await end(id, { state: "failed", message, finishedAt });
  } finally {
    clearInterval(asking);
  }
}

/** Writes down how it ended; false when it was cancelled before. */
async function end(id: string, data: Prisma.EvidenceExportUpdateManyMutationInput) {
  const { count } = await prisma().evidenceExport.updateMany({
    where: { id, state: "running" },
    data,
  });
  return count === 1;
}

/** A database that does not answer for a moment is no cancellation: the export itself tells of it. */
async function stopIfCancelled(id: string, stop: AbortController): Promise<void> {
  const row = await prisma()
    .evidenceExport.findUnique({ where: { id }, select: { state: true } })
    .catch(() => null);
  if (row?.state === "cancelled") stop.abort(new Error("cancelled"));
}

const Wanted = z.object({
  kind: ExportKind,
  format: ExportFormat,
  header: HeaderLanguage,
  pseudonymous: z.boolean(),
  filters: AccessFilters,
  purpose: z.unknown(),
  requestedAt: z.date(),
});

async function make(
  id: string,
  viewer: Viewer,
  wanted: z.output<typeof Wanted>,
  now: Date,
  signal: AbortSignal,
  tell: (progress: Progress) => void,
) {
  const last = { rows: 0 };
  const told = (progress: Progress) => {
    last.rows = progress.rows;
    tell(progress);
  };
  const hearing = { now, signal, tell: told };
  const key = wanted.kind === "bundle" ? await publishedKeyAsSystem(now) : null;
  const missing: { message: string | null } = { message: null };
  const onNoTimeStamp = (why: string) => {
    log.warn({ export: id, error: why }, "no time-stamp");
    missing.message = `It has no time-stamp: the authority gave none (${why}).`;
  };
  const timeStampUrl = evidenceSettings(now)?.timestampUrl ?? null;
  const content = key
    ? bundleBytes(viewer, { ...wanted, id }, { key, timeStampUrl, onNoTimeStamp }, hearing)
    : exportText(viewer, wanted, hearing);
  const written = await writeFileOf(id, content, signal);
  return { ...written, ...missing, rows: last.rows, signedBy: key?.fingerprint ?? null };
}

/** Commits the progress at most once a second. */
function tellProgress(id: string) {
  let next = Date.now() + EVERY_MS;
  let sending: Promise<unknown> = Promise.resolve();
  return {
    tell({ rows, share }: Progress) {
      if (Date.now() < next) return;
      next = Date.now() + EVERY_MS;
      const data = { rows, progress: share, heartbeatAt: new Date() };
      sending = sending.then(() => prisma().evidenceExport.update({ where: { id }, data }));
    },
    end: () => sending,
  };
}

function evidenceSettings(now: Date) {
  const { configFile } = environment();
  return configFile === null ? null : loadConfig(configFile, now).config.evidence;
}
