import "server-only";
import { z } from "zod";
import { can } from "@/lib/access-control/model";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { type NameOf, namesOfPeople } from "@/lib/break-glass/names";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { invalidInput, notFound } from "@/lib/errors";
import { cursorOf, toCursor } from "@/lib/http/cursor";
import { confirmerOf, holdsAsOperator } from "./confirmer";
import { dueKey, listed, standingSql } from "./item-sql";
import { mayDoWith } from "./mark-rules";
import {
  type AttestationItem,
  type AttestationList,
  type AttestationQuery,
  standings,
} from "./model";
import { type Confirmer, capacities, capacityOf } from "./model/capacity";

const text = z.string().nullable();
const Step = z.object({
  kind: z.enum(["confirmed", "ended"]),
  at: z.coerce.date(),
  actor: z.string(),
  as: z.enum(capacities).nullable(),
  bulk: z.boolean(),
  why: text,
  due_at: z.coerce.date().nullable(),
});
const StoredMark = z.object({
  id: z.string(),
  kind: z.enum(["hand-over", "retire"]),
  to_person: text,
  note: z.string(),
  by: z.string(),
  at: z.coerce.date(),
});
const Row = z.object({
  id: z.string(),
  path: z.string(),
  backend: z.string(),
  team: text,
  service: text,
  environment: text,
  classification: text,
  owner: text,
  standing: z.enum(standings),
  due_at: z.date().nullable(),
  due_key: z.string(),
  confirmed: Step.nullable(),
  ended: Step.nullable(),
  marks: z.array(StoredMark),
});
type Row = z.infer<typeof Row>;

const Key = cursorOf(z.tuple([z.string(), z.string(), z.uuid()]));

/** Secrets to confirm, what is due first. */
export async function listAttestations(
  viewer: Viewer,
  query: AttestationQuery,
  now: Date,
): Promise<AttestationList> {
  assertMay(viewer, "attestation:read");
  const confirmer = await confirmerOf(viewer);
  const where = listed(viewer, confirmer, query, now);
  const page = Prisma.sql`
    SELECT s.id, s.path, s.backend, s.team, s.service, s.environment, s.classification, s.owner,
           ${standingSql(now)} AS standing, s.attestation_due_at AS due_at, ${dueKey}::text AS due_key,
           ${latest("confirmed")} AS confirmed, ${latest("ended")} AS ended,
           coalesce((SELECT jsonb_agg(to_jsonb(m) ORDER BY m.at) FROM attestation_mark m
                      WHERE m.secret_id = s.id AND m.state = 'open'), '[]') AS marks
      FROM secret s WHERE ${where} AND ${after(query.cursor)}
     ORDER BY ${dueKey}, s.path, s.id LIMIT ${query.limit + 1}`;
  const counted = Prisma.sql`SELECT count(*)::int AS total FROM secret s WHERE ${where}`;
  const [rows, total] = await Promise.all([
    pool().query(page.text, page.values),
    pool().query(counted.text, counted.values),
  ]);
  const found = z.array(Row).parse(rows.rows);
  const items = found.slice(0, query.limit);
  const last = found.length > query.limit ? items.at(-1) : undefined;
  const names = await namesOfPeople(items.flatMap(peopleOf));
  return {
    items: items.map((row) => itemOf(row, { viewer, confirmer, names })),
    nextCursor: last ? toCursor([last.due_key, last.path, last.id]) : null,
    total: z.object({ total: z.int() }).parse(total.rows[0]).total,
  };
}

/** One secret of the list. Throws not-found, also for what is not counted. */
export async function readAttestation(viewer: Viewer, id: string, now: Date) {
  const query = {
    view: "all" as const,
    standing: [],
    team: [],
    service: [],
    environment: [],
    limit: 1,
  };
  const { items } = await listAttestations(
    viewer,
    { ...query, secret: id, mark: undefined, cursor: undefined },
    now,
  );
  if (!items[0]) throw notFound("This secret does not exist, or it is outside what you may see.");
  return items[0];
}

const latest = (kind: "confirmed" | "ended") => Prisma.sql`(SELECT to_jsonb(a) FROM attestation a
  WHERE a.secret_id = s.id AND a.kind = ${kind} ORDER BY a.id DESC LIMIT 1)`;

function after(cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.sql`TRUE`;
  const read = Key.safeParse(cursor);
  if (!read.success) throw invalidInput("This is no cursor of this list.", { cursor: "unknown" });
  const [due, path, id] = read.data;
  return Prisma.sql`(${dueKey}, s.path, s.id) > (${due}::timestamptz, ${path}, ${id}::uuid)`;
}

const peopleOf = ({ owner, confirmed, marks }: Row): string[] =>
  [owner, confirmed?.actor, ...marks.flatMap(({ by, to_person }) => [by, to_person])].flatMap(
    (id) => id ?? [],
  );

interface Asker {
  viewer: Viewer;
  confirmer: Confirmer;
  names: NameOf;
}

function itemOf(row: Row, { viewer, confirmer, names }: Asker): AttestationItem {
  const { id, path, backend, team, service, environment, classification, standing } = row;
  const { confirmed, ended } = row;
  const asOperator = holdsAsOperator(viewer, row);
  const may = can(viewer.bindings, "attestation:confirm");
  return {
    ...{ id, path, backend, team, service, environment, classification, standing },
    owner: row.owner === null ? null : names(row.owner),
    dueAt: row.due_at?.toISOString() ?? null,
    confirmed:
      confirmed?.as == null
        ? null
        : {
            at: confirmed.at.toISOString(),
            by: names(confirmed.actor),
            as: confirmed.as,
            bulk: confirmed.bulk,
          },
    ended:
      ended?.why == null || (confirmed && confirmed.at > ended.at)
        ? null
        : { at: ended.at.toISOString(), why: ended.why },
    marks: row.marks.map((mark) => ({
      id: mark.id,
      kind: mark.kind,
      to: mark.to_person === null ? null : names(mark.to_person),
      note: mark.note,
      by: names(mark.by),
      at: mark.at.toISOString(),
      mayDo: mayDoWith({ confirmer, asOperator, secret: row }, { ...mark, to: mark.to_person }),
    })),
    mayConfirmAs: may ? capacityOf(confirmer, row, asOperator) : null,
  };
}
