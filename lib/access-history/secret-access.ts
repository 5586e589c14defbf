import { z } from "zod";
import { inPersonsOf, inRowsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { provenHours } from "@/lib/continuity/proven-hours";
import { prisma } from "@/lib/db/prisma";
import { notFound } from "@/lib/errors";
import type { Reader, SecretAccess } from "./model/readers";
import { PrincipalKind } from "./model/terms";

const DAYS_30 = 30 * 86_400_000;

const text = z.string().nullable();
const ReaderRow = z.object({
  first_at: z.date(),
  last_at: z.date(),
  reads: z.int(),
  id: z.number(),
  kind: PrincipalKind,
  key: z.string(),
  name: z.string(),
  type: z.string(),
  role: text,
  service: text,
  rotates: z.boolean(),
  person_id: text,
  person_name: text,
  left_on: z.date().nullable(),
});

const Secret = z.object({
  value_changed_at: z.date().nullable(),
  persons: z.boolean(),
  backend: z.string(),
  account: text,
  region: text,
  cluster: text,
});

/**
 * Who read one secret, and since when: successful reads by anybody but Kagimori. What lies outside the viewer's rows is
 * not-found. `list` names them for who may see persons of that secret, and is null for others.
 */
export async function readSecretAccess(
  viewer: Viewer,
  id: string,
  { now }: { now: Date },
): Promise<SecretAccess> {
  const missing = notFound("This secret does not exist, or it is outside what you may see.");
  if (!z.uuid().safeParse(id).success) throw missing;
  const [found] = await prisma().$queryRaw<unknown[]>`
    SELECT s.value_changed_at, (${inPersonsOf(viewer)}) IS TRUE AS persons, s.backend, p.account, p.region, p.cluster
      FROM secret s JOIN place p ON p.id = s.place_id
     WHERE s.id = ${id}::uuid AND ${inRowsOf(viewer)}`;
  if (!found) throw missing;
  const { value_changed_at: changed, persons, ...place } = Secret.parse(found);
  const provenFrom = new Date(now.getTime() - 3 * DAYS_30);
  const proven = await provenHours({ from: provenFrom, to: now, now }, place);
  const rows = z.array(ReaderRow).parse(
    await prisma().$queryRaw<unknown[]>`
    SELECT r.first_at, r.last_at, r.reads, p.id, p.kind, p.key, p.name, p.type, p.role, p.service, p.rotates, p.person_id,
           h.name AS person_name, h.left_on
      FROM access_target t JOIN access_reader r ON r.target_id = t.id JOIN access_principal p ON p.id = r.principal_id
      LEFT JOIN person h ON h.id = p.person_id
     WHERE t.secret_id = ${id}::uuid AND p.kind <> 'kagimori' ORDER BY r.last_at DESC, p.id`,
  );
  const readers = rows.map((row) => toReader(row, changed, now));
  const since = readers.filter(({ sinceRotation }) => sinceRotation);
  const instants = readers.map(({ firstAt }) => firstAt).sort();
  return {
    firstReadAt: instants[0] ?? null,
    lastReadAt: readers[0]?.lastAt ?? null,
    reads: readers.reduce((sum, { reads }) => sum + reads, 0),
    readers: readers.length,
    readers30d: rows.filter(({ last_at }) => last_at.getTime() >= now.getTime() - DAYS_30).length,
    valueChangedAt: changed?.toISOString() ?? null,
    readersSinceRotation: changed && since.length,
    leaversSinceRotation:
      changed && since.filter(({ principal }) => principal.leftOn !== null).length,
    proven: { covered: proven.covered, of: proven.of, logs: proven.logs },
    list: persons ? readers.slice(0, 200) : null,
  };
}

function toReader(row: z.infer<typeof ReaderRow>, changed: Date | null, now: Date): Reader {
  return {
    principal: {
      id: String(row.id),
      kind: row.kind,
      name: row.name,
      person: row.person_id,
      personName: row.person_name,
      leftOn: row.left_on?.toISOString().slice(0, 10) ?? null,
      service: row.service,
      key: row.key,
      type: row.type,
      role: row.role,
    },
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    reads: row.reads,
    sinceRotation: changed && row.last_at >= changed,
    isNew: row.first_at.getTime() >= now.getTime() - DAYS_30,
    rotates: row.rotates,
  };
}
