import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { judgeReads } from "@/lib/break-glass/judged-reads";
import { prisma } from "@/lib/db/prisma";
import { cursorOf, toCursor } from "@/lib/http/cursor";
import { parseInput } from "@/lib/http/input";
import { askedOf } from "./conditions";
import { countRows, only } from "./count-rows";
import { EventRow, eventColumns, eventWords, toEvent } from "./event-row";
import { changesBefore } from "./failure-runs";
import type { AccessEventPage } from "./model/event";
import type { AccessFilters } from "./model/query";
import { newestFirst, pageOf } from "./page-sql";

/** Up to this many rows a total is counted; beyond, it is null. */
const COUNTED = 10_000;

const Key = z.tuple([z.iso.datetime(), z.uuid(), z.int()]);
const Cursor = z.object({ cursor: cursorOf(Key).optional() });

/**
 * One page of the access history, newest first, inside what the viewer may see of persons, and how many rows there are:
 * null beyond 10,000. It keeps no record of being looked at: routes and pages ask through lib/access-history/view.
 */
export async function listAccessEvents(
  viewer: Viewer,
  { cursor, limit, ...filters }: AccessFilters & { cursor?: string | undefined; limit: number },
  { now }: { now: Date },
): Promise<AccessEventPage> {
  const after = parseInput(Cursor, { cursor }).cursor;
  const any = await askedOf(viewer, { ...filters, origin: "any" }, { now });
  const asked = filters.origin === "any" ? any : only(any, filters.origin);
  const [rows, total] = await Promise.all([
    prisma().$queryRaw<unknown[]>`
      WITH e AS (${pageOf(asked, after, limit + 1)})
      SELECT ${eventColumns} FROM e ${eventWords} ORDER BY ${newestFirst}`,
    countRows(any, filters.origin, COUNTED + 1),
  ]);
  const read = z.array(EventRow).parse(rows);
  const shown = read.slice(0, limit);
  const last = read.length > limit ? shown.at(-1) : undefined;
  const [changeBefore, approvalOf] = await Promise.all([
    changesBefore(shown),
    judgeReads(shown, now),
  ]);
  return {
    items: shown.map((row) =>
      toEvent(row, { changeBefore: changeBefore(row), approval: approvalOf(row) }),
    ),
    nextCursor: last ? toCursor([last.occurred_at.toISOString(), last.event_id, last.item]) : null,
    total: total > COUNTED ? null : total,
  };
}
