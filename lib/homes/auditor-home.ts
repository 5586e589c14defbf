import "server-only";
import { z } from "zod";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { latestVerification } from "@/lib/audit-trail/verify";
import { coveredBy } from "@/lib/break-glass/covered-sql";
import { stateSql } from "@/lib/break-glass/state-sql";
import { logHours } from "@/lib/continuity/hours-sql";
import { HourState } from "@/lib/continuity/model";
import { Prisma, prisma } from "@/lib/db/prisma";
import { ExportsQuery, listExports } from "@/lib/evidence/queries";
import { addDays, dayOf, startOfDay } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { type HomeCard, type HomeRow, type HomeStrip, noneIsWell } from "./model";

const DAYS = 30;

/** What the logs can prove, whether our own trail holds, which windows nobody has reviewed, and what was taken out. */
export async function auditorHome(viewer: Viewer, now: Date): Promise<HomeCard[]> {
  assertMay(viewer, "audit:read");
  const [strips, trail, unreviewed, exports] = await Promise.all([
    readStrips(now),
    latestVerification(),
    readUnreviewed(viewer, now),
    listExports(viewer, ExportsQuery.parse({ limit: "5" })),
  ]);
  return [
    { id: "logs", lines: [], rows: [], strips, href: "/access-history/continuity" },
    {
      id: "trail",
      lines: trail
        ? [
            {
              id: "trail-entries",
              count: trail.entries,
              tone: trail.ok ? "ok" : "breach",
              href: "/audit-trail",
            },
          ]
        : [],
      rows: (trail?.places ?? []).map(
        ({ label, state, newest }): HomeRow => ({
          key: label,
          label,
          code: true,
          notes: [state],
          tone:
            state === "ok" ? "ok" : state === "empty" || state === "sent" ? "unknown" : "breach",
          at: newest?.at ?? null,
          href: null,
        }),
      ),
      strips: [],
      href: "/audit-trail",
    },
    {
      id: "unreviewed",
      lines: [
        {
          id: "unreviewed",
          count: unreviewed.length,
          tone: noneIsWell(unreviewed.length, "near"),
          href: "/break-glass",
        },
      ],
      rows: unreviewed.slice(0, 5).map(
        ({ id, number, reviewBy }): HomeRow => ({
          key: id,
          label: `BG-${number}`,
          code: false,
          notes: ["to-review"],
          tone: reviewBy < now ? "breach" : "near",
          at: reviewBy.toISOString(),
          href: `/break-glass/${id}`,
        }),
      ),
      strips: [],
      href: "/break-glass",
    },
    {
      id: "exports",
      lines: [],
      rows: exports.items.map(
        ({ id, fileName, state, requestedAt }): HomeRow => ({
          key: id,
          label: fileName,
          code: false,
          notes: [state],
          tone: state === "done" ? "ok" : state === "failed" ? "breach" : "info",
          at: requestedAt,
          href: null,
        }),
      ),
      strips: [],
      href: "/evidence",
    },
  ];
}

const Unreviewed = z.array(z.object({ id: z.string(), number: z.int(), reviewBy: z.date() }));

async function readUnreviewed(viewer: Viewer, now: Date) {
  return Unreviewed.parse(
    await prisma().$queryRaw<unknown[]>`
      SELECT r.id, r.number, r.review_by AS "reviewBy" FROM break_glass_request r
       WHERE r.status <> 'requested' AND ${stateSql(now)} = 'ended'
         AND ${coveredBy(viewer, "breakglass:read", Prisma.sql`r.id`)}
       ORDER BY r.review_by LIMIT 200`,
  );
}

const Strip = z.object({
  source: z.string(),
  days: z.array(z.object({ day: z.string(), state: HourState })),
});

/** The worst hour of each day of each source's logs. */
async function readStrips(now: Date): Promise<HomeStrip[]> {
  const { timeZone } = await organisationSettings();
  const from = startOfDay(addDays(dayOf(now, timeZone), 1 - DAYS), timeZone);
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH ${logHours({ from, to: now, now })}, worst AS (
      SELECT source_id, to_char(hour AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS day,
             (ARRAY['gap', 'unprovable', 'covered', 'pending'])[min(array_position(ARRAY['gap', 'unprovable', 'covered', 'pending'], state))] AS state
        FROM log_hours WHERE known GROUP BY 1, 2
    )
    SELECT source_id AS source, jsonb_agg(jsonb_build_object('day', day, 'state', state) ORDER BY day) AS days
      FROM worst GROUP BY 1 ORDER BY 1`;
  return z.array(Strip).parse(rows);
}
