import "server-only";
import { z } from "zod";
import { nonProduction } from "@/lib/access-control/levels";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { Prisma, prisma } from "@/lib/db/prisma";
import { overlaps } from "@/lib/inventory/overlaps/find";
import { type HomeCard, type HomeLine, type HomeRow, noneIsWell } from "./model";

const Counts = z.object({
  stg: z.int(),
  dev: z.int(),
  local: z.int(),
  plainText: z.int(),
  overdue: z.int(),
});
const Overlap = z.object({
  id: z.string(),
  path: z.string(),
  service: z.string().nullable(),
  sameKey: z.boolean(),
  sameFunction: z.boolean(),
  sameName: z.boolean(),
  total: z.int(),
  keys: z.int(),
  functions: z.int(),
  names: z.int(),
});

/**
 * What staging holds inside the viewer's rows, and where it overlaps with production. Of what is in production nothing is
 * told but that there is such a thing: no path, owner, date or number.
 */
export async function qaHome(viewer: Viewer, now: Date): Promise<HomeCard[]> {
  assertMay(viewer, "secret:read");
  const [[counted], overlaps] = await Promise.all([
    prisma().$queryRaw<unknown[]>`
      SELECT (count(*) FILTER (WHERE s.environment = 'stg'))::int AS stg,
             (count(*) FILTER (WHERE s.environment = 'dev'))::int AS dev,
             (count(*) FILTER (WHERE s.environment = 'local'))::int AS local,
             (count(*) FILTER (WHERE s.plain_text_pattern IS NOT NULL AND s.plain_text_judged IS NULL))::int AS "plainText",
             (count(*) FILTER (WHERE s.counted = 'both' AND s.rotation_due_at <= ${now} AND coalesce(s.exempt_until <= ${now}, TRUE)))::int AS overdue
        FROM secret s WHERE ${inQa(viewer)}`,
    readOverlaps(viewer, now),
  ]);
  const { plainText, overdue, ...inventory } = Counts.parse(counted);
  const count = overlaps[0] ?? { keys: 0, functions: 0, names: 0 };
  const of = (environment: "stg" | "dev" | "local"): HomeLine => ({
    id: environment,
    count: inventory[environment],
    tone: "info",
    href: `/inventory?environment=${environment}`,
  });
  const overlap = (id: "same-key" | "same-function" | "same-name", n: number): HomeLine => ({
    ...{ id, count: n, href: null },
    tone: noneIsWell(n, "near"),
  });
  return [
    {
      id: "staging",
      lines: [
        of("stg"),
        of("dev"),
        of("local"),
        {
          id: "plain-text",
          count: plainText,
          tone: noneIsWell(plainText, "near"),
          href: "/inventory?open=plain-text",
        },
        {
          id: "overdue",
          count: overdue,
          tone: noneIsWell(overdue, "near"),
          href: "/inventory?open=overdue",
        },
      ],
      rows: [],
      strips: [],
      href: "/inventory",
    },
    {
      id: "overlaps",
      lines: [
        overlap("same-key", count.keys),
        overlap("same-function", count.functions),
        overlap("same-name", count.names),
      ],
      rows: overlaps.map(
        ({ id, path, sameKey, sameFunction, sameName }): HomeRow => ({
          key: id,
          label: path,
          code: true,
          notes: [
            ...(sameKey ? (["same-key"] as const) : []),
            ...(sameFunction ? (["same-function"] as const) : []),
            ...(sameName ? (["same-name"] as const) : []),
          ],
          tone: null,
          at: null,
          href: `/inventory/${id}`,
        }),
      ),
      strips: [],
      href: null,
    },
  ];
}

const inQa = (viewer: Viewer) =>
  Prisma.sql`s.removed_at IS NULL AND s.environment = ANY(${nonProduction}) AND ${inRowsOf(viewer)}`;

async function readOverlaps(viewer: Viewer, now: Date) {
  const outside = Prisma.sql`s.removed_at IS NULL AND s.environment = ANY(${nonProduction})`;
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH overlap AS (${await overlaps(outside, now)}), own AS (
      SELECT s.id, s.path, s.service, o.same_key AS "sameKey", o.same_function AS "sameFunction", o.same_name AS "sameName"
        FROM overlap o JOIN secret s ON s.id = o.secret_id WHERE ${inQa(viewer)}
    )
    SELECT o.*, count(*) OVER ()::int AS total, (count(*) FILTER (WHERE "sameKey") OVER ())::int AS keys,
           (count(*) FILTER (WHERE "sameFunction") OVER ())::int AS functions,
           (count(*) FILTER (WHERE "sameName") OVER ())::int AS names
      FROM own o
     ORDER BY "sameKey"::int + "sameFunction"::int + "sameName"::int DESC, path, id LIMIT 8`;
  return z.array(Overlap).parse(rows);
}
