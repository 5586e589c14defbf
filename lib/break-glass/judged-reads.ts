import "server-only";
import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import { outside } from "./model/kinds";
import { reconcile, type Window } from "./reconcile";
import { breakGlassRules } from "./rules";
import { windowsAt } from "./windows-sql";

/** How a read by a person stands to the windows there were; null: it needs none, or nobody knows who read. */
export type Approval = "inside" | "outside" | "none" | null;

/** A row of the access history, as far as windows are about it. */
interface Seen {
  occurred_at: Date;
  cause: number;
  use: string;
  secret_id: string | null;
  environment: string | null;
  person_id: string | null;
  kind: string;
}

const Row = z.object({
  id: z.string(),
  person: z.string(),
  opens: z.date(),
  ends: z.date(),
  approval: z.enum([
    "approved",
    "emergency-approved",
    "emergency-pending",
    "emergency-overdue",
    "rejected",
  ]),
  secrets: z.array(z.object({ id: z.string(), until: z.coerce.date().nullable() })),
});

/** Judges the reads of one page by the rule of reconcile.ts, each by itself. */
export async function judgeReads(
  rows: readonly Seen[],
  now: Date,
): Promise<(row: Seen) => Approval> {
  const { environments, reads } = await breakGlassRules();
  const needs = (row: Seen) =>
    row.kind === "person" &&
    row.cause === 0 &&
    reads.includes(row.use) &&
    (row.environment === null || environments.includes(row.environment));
  const asked = rows.filter(needs);
  const persons = [...new Set(asked.flatMap(({ person_id: id }) => id ?? []))];
  const windows = persons.length === 0 ? [] : await windowsOf(persons, now);
  return (row) => {
    if (!needs(row) || row.person_id === null || row.secret_id === null) return null;
    const read = {
      at: row.occurred_at.getTime(),
      person: row.person_id,
      principal: "",
      secret: row.secret_id,
    };
    const [use] = reconcile([read], windows, () => "");
    if (use === undefined) return null;
    if (use.kind === "unrecorded") return "none";
    return outside.some((kind) => kind === use.kind) ? "outside" : "inside";
  };
}

async function windowsOf(persons: readonly string[], now: Date): Promise<Window[]> {
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH ${windowsAt(now)}
    SELECT w.id, w.person_id AS person, w.opens, w.ends, w.approval,
           coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.secret_id, 'until', s.until))
                       FROM win_secret s WHERE s.request_id = w.id), '[]') AS secrets
      FROM win w WHERE w.person_id = ANY(${[...persons]})`;
  return z
    .array(Row)
    .parse(rows)
    .map(({ opens, ends, secrets, ...window }) => ({
      ...window,
      opens: opens.getTime(),
      ends: ends.getTime(),
      secrets: new Map(secrets.map(({ id, until }) => [id, until?.getTime() ?? null])),
    }));
}
