import "server-only";
import { z } from "zod";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { type NameOf, namesOfPeople } from "@/lib/break-glass/names";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { among } from "@/lib/kpis/filters";
import { addDays, dayOf } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { rotationState } from "@/lib/rotation/state-sql";
import { type Decider, refusalToDecide } from "./decider";
import { deciderOf } from "./decider-of";
import type { Exemption, ExemptionList, ExemptionQuery } from "./model";
import { type Action, possible, stateOf } from "./model/state";
import { stateSql } from "./state-sql";

const text = z.string().nullable();
const Row = z.object({
  id: z.string(),
  number: z.int(),
  status: z.enum(["requested", "approved", "rejected", "withdrawn", "ended"]),
  reason: z.string(),
  requested_by: z.string(),
  requested_at: z.date(),
  until: z.date(),
  decided_by: text,
  decided_at: z.date().nullable(),
  decision_reason: text,
  ended_by: text,
  ended_at: z.date().nullable(),
  ended_why: z.enum(["by-person", "recreated"]).nullable(),
  secret_id: z.string(),
  path: z.string(),
  backend: z.string(),
  team: text,
  service: text,
  environment: text,
  rotation: z.string(),
});
type Row = z.infer<typeof Row>;

const soonDays = 14;

/** Requests, and exemptions in force or over, newest first: of the secrets the viewer sees. */
export async function listExemptions(
  viewer: Viewer,
  { state, secret, team, cursor, limit }: ExemptionQuery,
  now: Date,
): Promise<ExemptionList> {
  assertMay(viewer, "exemption:read");
  const [decider, { timeZone }] = await Promise.all([deciderOf(viewer), organisationSettings()]);
  const parts = [inRowsOf(viewer)];
  if (state.length > 0) parts.push(Prisma.sql`${stateSql(now)} = ANY(${state})`);
  if (team.length > 0) parts.push(among("team", team));
  if (secret) parts.push(Prisma.sql`e.secret_id = ${secret}::uuid`);
  const where = Prisma.join(parts, " AND ");
  const from = Prisma.sql`FROM exemption e JOIN secret s ON s.id = e.secret_id`;
  const page = Prisma.sql`
    SELECT e.*, s.path, s.backend, s.team, s.service, s.environment, ${rotationState(now)} AS rotation
      ${from} WHERE ${where} AND ${cursor === undefined ? Prisma.sql`TRUE` : Prisma.sql`e.number < ${cursor}`}
     ORDER BY e.number DESC LIMIT ${limit + 1}`;
  const counted = Prisma.sql`SELECT count(*)::int AS total ${from} WHERE ${where}`;
  const [rows, total] = await Promise.all([
    pool().query(page.text, page.values),
    pool().query(counted.text, counted.values),
  ]);
  const found = z.array(Row).parse(rows.rows);
  const items = found.slice(0, limit);
  const names = await namesOfPeople(
    items.flatMap((row) => [row.requested_by, row.decided_by ?? [], row.ended_by ?? []].flat()),
  );
  return {
    items: items.map((row) => shown(row, { decider, names, now, timeZone })),
    nextCursor: found.length > limit ? String(items.at(-1)?.number) : null,
    total: z.object({ total: z.int() }).parse(total.rows[0]).total,
  };
}

interface Asker {
  decider: Decider;
  names: NameOf;
  now: Date;
  timeZone: string;
}

function shown(row: Row, { decider, names, now, timeZone }: Asker): Exemption {
  const state = stateOf(row, now);
  const mayNot = refusalToDecide(decider, row, row.requested_by);
  const asked = row.requested_by === decider.id;
  const may: Record<Action, boolean> = {
    approve: mayNot === null,
    reject: mayNot === null,
    withdraw: asked,
    end: asked || mayNot !== "no-decider",
  };
  const acts = decider.bindings.some(({ role }) => role !== "auditor");
  const person = (id: string | null) => (id === null || id === "system" ? null : names(id));
  const { path, backend, team, service, environment, rotation } = row;
  return {
    id: row.id,
    label: `EX-${row.number}`,
    state,
    secret: { id: row.secret_id, path, backend, team, service, environment, rotation },
    reason: row.reason,
    requestedBy: names(row.requested_by),
    requestedAt: row.requested_at.toISOString(),
    lastDay: addDays(dayOf(row.until, timeZone), -1),
    until: row.until.toISOString(),
    decidedBy: person(row.decided_by),
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason,
    endedBy: person(row.ended_by),
    endedAt: row.ended_at?.toISOString() ?? null,
    endedWhy: row.ended_why,
    expiresSoon:
      state === "in-force" && row.until.getTime() - now.getTime() <= soonDays * 86_400_000,
    mayDo: acts ? possible(row, now).filter((action) => may[action]) : [],
    mayNotDecide: state === "requested" ? mayNot : null,
  };
}
