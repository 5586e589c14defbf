import "server-only";
import { z } from "zod";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { notFound } from "@/lib/errors";
import { mayDo } from "./access";
import { actorOf, partiesOf } from "./actor";
import { approversOf } from "./approvers";
import type { BreakGlassDetail, BreakGlassList, ListQuery } from "./model";
import { namesOfPeople } from "./names";
import { shown } from "./shown";
import { inView, stateSql } from "./state-sql";
import { StoredRequest, storedColumns } from "./stored";
import { isVisible, visibleRequests } from "./visible";

const columns = Prisma.raw(storedColumns);

/** Requests, newest first: one's own, and those about secrets in the scope of an approver, operator or auditor. */
export async function listRequests(
  viewer: Viewer,
  { view, state, cursor, limit }: ListQuery,
  now: Date,
): Promise<BreakGlassList> {
  assertMay(viewer, "breakglass:read");
  const actor = await actorOf(viewer);
  const where = Prisma.sql`${visibleRequests(viewer, actor)} AND ${inView(viewer, actor, view, now)}
    ${state.length > 0 ? Prisma.sql`AND ${stateSql(now)} = ANY(${state})` : Prisma.empty}`;
  const page = Prisma.sql`SELECT ${columns} FROM break_glass_request r
    WHERE ${where} AND ${cursor === undefined ? Prisma.sql`TRUE` : Prisma.sql`r.number < ${cursor}`}
    ORDER BY r.number DESC LIMIT ${limit + 1}`;
  const counted = Prisma.sql`SELECT count(*)::int AS total FROM break_glass_request r WHERE ${where}`;
  const [rows, total] = await Promise.all([
    pool().query(page.text, page.values),
    pool().query(counted.text, counted.values),
  ]);
  const found = z.array(StoredRequest).parse(rows.rows);
  const items = found.slice(0, limit);
  const names = await namesOfPeople(items.flatMap(peopleOf));
  return {
    items: items.map((one) =>
      shown(one, { viewer, names, now, mayDo: mayDo(viewer, actor, one, now) }),
    ),
    nextCursor: found.length > limit ? String(items.at(-1)?.number) : null,
    total: z.object({ total: z.int() }).parse(total.rows[0]).total,
  };
}

const StepRow = z.object({
  at: z.date(),
  kind: z.enum(["requested", "started", "approved", "rejected", "withdrawn", "ended", "reviewed"]),
  actor: z.string(),
  reason: z.string(),
  detail: z.object({ approvers: z.array(z.string()).optional() }),
});

/** One request with everything that was done to it. Throws not-found, also for what the viewer may not see. */
export async function getRequest(viewer: Viewer, id: string, now: Date): Promise<BreakGlassDetail> {
  assertMay(viewer, "breakglass:read");
  const actor = await actorOf(viewer);
  const [found, told] = await Promise.all([
    pool().query(`SELECT ${storedColumns} FROM break_glass_request r WHERE r.id = $1`, [id]),
    pool().query(
      "SELECT at, kind, actor, reason, detail FROM break_glass_step WHERE request_id = $1 ORDER BY id",
      [id],
    ),
  ]);
  const request = found.rows[0] && StoredRequest.parse(found.rows[0]);
  if (!request || !isVisible(viewer, actor, request)) throw notFound("There is no such request.");
  const steps = z.array(StepRow).parse(told.rows);
  const [approvers, names] = await Promise.all([
    approversOf(request.targets, partiesOf(request)),
    namesOfPeople([...peopleOf(request), ...steps.map((step) => step.actor)]),
  ]);
  return {
    ...shown(request, { viewer, names, now, mayDo: mayDo(viewer, actor, request, now) }),
    steps: steps.map(({ at, kind, actor: by, reason, detail }) => ({
      at: at.toISOString(),
      kind,
      actor: names(by),
      reason,
      approvers: detail.approvers?.length ?? null,
    })),
    approvers,
  };
}

const peopleOf = ({ personId, requestedBy, decidedBy, reviewedBy }: StoredRequest) =>
  [personId, requestedBy, decidedBy, reviewedBy].filter((id) => id !== null);
