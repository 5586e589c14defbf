import "server-only";
import { z } from "zod";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { invalidInput } from "@/lib/errors";
import { reaching } from "./actor";

const most = 200;

const Target = z.object({
  id: z.string(),
  incarnation: z.string().nullable(),
  path: z.string(),
  team: z.string().nullable(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
});
export type Target = z.infer<typeof Target>;

/**
 * The secrets a request is about: those named, and what lies under the path now, inside what the viewer may ask for.
 * Throws invalid-input when one named is not there for them, when nothing lies under the path, or too much.
 */
export async function findTargets(
  viewer: Viewer,
  { secretIds, path }: { secretIds: readonly string[]; path: string | undefined },
): Promise<Target[]> {
  const under =
    path === undefined
      ? Prisma.sql`FALSE`
      : path.endsWith("*")
        ? Prisma.sql`starts_with(s.path, ${path.slice(0, -1)})`
        : Prisma.sql`s.path = ${path}`;
  const { text, values } = Prisma.sql`
    SELECT s.id, s.incarnation, s.path, s.team, s.service, s.environment FROM secret s
     WHERE (s.id = ANY(${secretIds}::uuid[]) OR (${under})) AND s.removed_at IS NULL
       AND ${inRowsOf(reaching(viewer, "breakglass:request"))}
     ORDER BY s.id LIMIT ${most + 1}`;
  const targets = z.array(Target).parse((await pool().query(text, values)).rows);
  if (targets.length > most) {
    throw invalidInput(`More than ${most} secrets lie under this path. Name a longer one.`, {
      path: `holds more than ${most} secrets`,
    });
  }
  if (secretIds.some((id) => !targets.some((target) => target.id === id))) {
    const why = "names a secret that is not there, or outside your scope";
    throw invalidInput(`secretIds ${why}.`, { secretIds: why });
  }
  if (targets.length === 0) {
    throw invalidInput("No secret you may ask for lies under this path.", {
      path: "holds no secret you may ask for",
    });
  }
  return targets;
}
