import "server-only";
import { z } from "zod";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import type { LookAlike } from "./model/secret";
import { namedAlike } from "./named-alike";

const Row = z.object({
  id: z.string(),
  path: z.string(),
  label: z.string(),
  environment: z.string().nullable(),
  sameTags: z.boolean(),
});

/** So many are shown. */
const most = 20;

/**
 * Other secrets that may be the same one somewhere else, as far as the viewer may see them: by the lineage of the name,
 * and by tags that were copied along. Whether their values are equal nobody knows here, and nothing says so.
 */
export async function lookAlikesOf(
  viewer: Viewer,
  secret: { id: string; path: string; identity: string; tags: Readonly<Record<string, string>> },
): Promise<LookAlike[]> {
  const alike = namedAlike(secret.path);
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT s.id, s.path, p.label, s.environment,
           s.tags <> '{}'::jsonb AND s.tags = ${JSON.stringify(secret.tags)}::jsonb AS "sameTags"
      FROM secret s JOIN place p ON p.id = s.place_id
     WHERE s.removed_at IS NULL AND s.path = ANY(${[...alike.keys()]}) AND s.id <> ${secret.id}::uuid
       AND s.parent_identity IS DISTINCT FROM ${secret.identity}
       AND NOT EXISTS (SELECT FROM secret me WHERE me.id = ${secret.id}::uuid AND me.parent_identity = s.identity)
       AND ${inRowsOf(viewer)}
     ORDER BY s.path, s.id LIMIT ${most}`;
  return z
    .array(Row)
    .parse(rows)
    .map(({ sameTags, ...row }) => {
      const name = alike.get(row.path) ?? "environment";
      return {
        ...row,
        evidence: [`${name}-name` as const, ...(sameTags ? (["same-tags"] as const) : [])],
        confidence: name === "same" || sameTags ? "high" : "medium",
      };
    });
}
