import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import type { List } from "@/lib/http/model";
import { SavedView } from "./model";
import { teamsOf } from "./visible";

/** One's own views and those shared with one's teams, by name. A token has none of its own. */
export async function listViews(viewer: Viewer): Promise<List<SavedView>> {
  const me = viewer.kind === "person" ? viewer.id : null;
  const teams = teamsOf(viewer.bindings);
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT v.id, v.name, v.query, v.team, v.owner_id IS NOT DISTINCT FROM ${me}::uuid AS mine,
           coalesce(nullif(u.name, ''), u.email, '') AS by,
           EXISTS (SELECT FROM starting_view b WHERE b.user_id = ${me}::uuid AND b.view_id = v.id) AS starting
      FROM saved_view v LEFT JOIN app_user u ON u.id = v.owner_id
     WHERE v.owner_id = ${me}::uuid OR (v.team IS NOT NULL AND (${teams === null} OR v.team = ANY(${teams ?? []})))
     ORDER BY v.name, v.id LIMIT 2000`;
  const items = z.array(SavedView).parse(rows);
  return { items, nextCursor: null, total: items.length };
}

/** The query with which this person's list begins; null: none was chosen, or it is there no more. */
export async function startingQuery(viewer: Viewer): Promise<string | null> {
  if (viewer.kind !== "person") return null;
  const { items } = await listViews(viewer);
  return items.find(({ starting }) => starting)?.query ?? null;
}
