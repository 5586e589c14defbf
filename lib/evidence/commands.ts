import "server-only";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { followedPersons } from "@/lib/access-history/followed";
import { readPeriod } from "@/lib/access-history/period";
import { appendEntry } from "@/lib/audit-trail/commands";
import { prisma } from "@/lib/db/prisma";
import { uuid7 } from "@/lib/db/uuid7";
import { conflict, invalidInput } from "@/lib/errors";
import { organisationSettings } from "@/lib/organisation/settings";
import { removeFileOf } from "./files";
import { makerOf } from "./maker";
import type { Export, NewExport } from "./model";
import { readExport } from "./queries";

/**
 * Writes down that an export is asked for, with the audit trail's entries; a job then makes it. Throws invalid-input when
 * the period is none, or when it follows a person and no purpose is stated.
 */
export async function requestExport(viewer: Viewer, input: NewExport, now: Date): Promise<Export> {
  const id = uuid7(now.getTime());
  await recordExport(viewer, id, input, now);
  await prisma().evidenceExport.create({
    data: {
      id,
      kind: input.kind,
      format: input.format,
      header: input.header,
      pseudonymous: input.pseudonymous,
      query: JSON.parse(JSON.stringify({ filters: input.filters, purpose: input.purpose ?? null })),
      maker: makerOf(viewer),
      makerName: viewer.name,
      bindings: JSON.parse(JSON.stringify(viewer.bindings)),
      state: "queued",
      requestedAt: now,
    },
  });
  return readExport(viewer, id);
}

/**
 * Stops one's own export: its job notices within a second, and nothing of it is kept. Throws not-found when it is not
 * one's own, conflict when it has ended already.
 */
export async function cancelExport(viewer: Viewer, id: string, now: Date): Promise<Export> {
  const { kind } = await readExport(viewer, id);
  await prisma().$transaction(async (db) => {
    const { count } = await db.evidenceExport.updateMany({
      where: { id, maker: makerOf(viewer), state: { in: ["queued", "running"] } },
      data: { state: "cancelled", finishedAt: now },
    });
    if (count === 0) throw conflict("This export has ended already.");
    await appendEntry(viewer, "export-cancelled", id, { kind }, now, db);
  });
  await removeFileOf(id);
  return readExport(viewer, id);
}

/** May they, and why: asked and written down before a row is read, on the command line too. */
export async function recordExport(
  viewer: Viewer,
  id: string,
  { kind, format, pseudonymous, filters, purpose }: NewExport,
  now: Date,
): Promise<void> {
  assertMay(viewer, "access:export");
  readPeriod(filters, (await organisationSettings()).timeZone);
  const persons = await followedPersons(filters);
  if (persons.length > 0 && purpose === undefined)
    throw invalidInput(
      "This follows what one person did. State why: a purpose and a note of at least five characters.",
      { purpose: "is needed to follow a person" },
    );
  const asked = Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined && String(value) !== ""),
  );
  const detail = { format, pseudonymous, filters: asked, purpose: purpose ?? null };
  for (const person of persons)
    await appendEntry(viewer, "person-viewed", person, { export: id, ...detail }, now);
  const action = kind === "bundle" ? "evidence-made" : "export-made";
  await appendEntry(viewer, action, id, detail, now);
}
