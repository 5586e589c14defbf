import type { Asked } from "@/lib/access-history/conditions";
import { causes } from "@/lib/access-history/model/terms";
import { requestIdOf, sourceIpOf } from "@/lib/access-history/narrow";
import { Prisma } from "@/lib/db/prisma";

/** [from, to) of occurred_at. */
export interface Slice {
  from: Date;
  to: Date;
}

/** The rows of an export that lie in one slice, oldest first, with the columns of columns.ts as text. */
export function rowsOf({ joins, where }: Asked, { from, to }: Slice): Prisma.Sql {
  return Prisma.sql`
    SELECT to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), o.action, o.use,
           CASE e.cause WHEN 0 THEN 'success' ELSE 'failure' END, ${causeText}, c.backend,
           concat_ws('/', nullif(c.account, ''), nullif(c.region, ''), nullif(c.cluster, ''), nullif(c.namespace, '')),
           coalesce(k.path, t.label), p.name, p.kind, p.person_id, ${sourceIpOf}, a.text, ${requestIdOf}, e.event_id, c.source_id
      FROM (SELECT e.* FROM access_event e ${joins}
             WHERE e.occurred_at >= ${from} AND e.occurred_at < ${to} AND ${where}) e
      JOIN access_context c ON c.id = e.context_id
      JOIN access_operation o ON o.id = e.operation_id
      JOIN access_principal p ON p.id = e.principal_id
      LEFT JOIN access_user_agent a ON a.id = e.user_agent_id
      LEFT JOIN access_target t ON t.id = e.target_id
      LEFT JOIN secret k ON k.id = t.secret_id
     ORDER BY e.occurred_at, e.event_id, e.item`;
}

const causeText = Prisma.raw(
  `CASE e.cause ${causes.map((cause, index) => `WHEN ${index + 1} THEN '${cause}'`).join(" ")} END`,
);
