import type { Permission } from "@/lib/access-control/model";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma } from "@/lib/db/prisma";
import { reaching } from "./actor";

/** SQL condition: every secret of a request lies in what one of the viewer's roles with this permission covers. */
export function coveredBy(
  viewer: Viewer,
  permission: Permission,
  requestId: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT FROM break_glass_target t JOIN secret s ON s.id = t.secret_id
    WHERE t.request_id = ${requestId} AND NOT coalesce(${inRowsOf(reaching(viewer, permission))}, FALSE))`;
}

/** SQL condition: there is a request, and the viewer is one of those who decide it. The id may be a column of any alias. */
export function deciderOf(viewer: Viewer, requestId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce(${requestId} IN (SELECT r.id FROM break_glass_request r
    WHERE ${coveredBy(viewer, "breakglass:decide", Prisma.sql`r.id`)}), FALSE)`;
}
