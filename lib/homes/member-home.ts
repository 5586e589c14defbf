import "server-only";
import { z } from "zod";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { actorOf } from "@/lib/break-glass/actor";
import { Prisma, prisma } from "@/lib/db/prisma";
import { type HomeCard, type HomeRow, noneIsWell } from "./model";

const Counts = z.object({ secrets: z.int(), overdue: z.int(), attestation: z.int() });
const Due = z.object({
  id: z.string(),
  path: z.string(),
  what: z.enum(["rotation", "attestation"]),
  at: z.date().nullable(),
});

const SOON_MS = 14 * 86_400_000;

/** The secrets he owns, and what he must do about them, by when. What is due within 14 days stands there already. */
export async function memberHome(viewer: Viewer, now: Date): Promise<HomeCard[]> {
  assertMay(viewer, "secret:read");
  const owner = await actorOf(viewer);
  const own = Prisma.sql`s.removed_at IS NULL AND s.owner = ${owner} AND ${inRowsOf(viewer)}`;
  const soon = new Date(now.getTime() + SOON_MS);
  const rotation = (until: Date) =>
    Prisma.sql`s.counted = 'both' AND s.rotation_due_at <= ${until} AND coalesce(s.exempt_until <= ${now}, TRUE)`;
  const attestation = (until: Date) =>
    Prisma.sql`s.counted <> 'none' AND (s.attested_at IS NULL OR s.attestation_due_at <= ${until})`;
  const [[counted], due] = await Promise.all([
    prisma().$queryRaw<unknown[]>`
      SELECT count(*)::int AS secrets, (count(*) FILTER (WHERE ${rotation(now)}))::int AS overdue,
             (count(*) FILTER (WHERE ${attestation(now)}))::int AS attestation
        FROM secret s WHERE ${own}`,
    prisma().$queryRaw<unknown[]>`
      SELECT * FROM (
        SELECT s.id, s.path, 'rotation' AS what, s.rotation_due_at AS at FROM secret s WHERE ${own} AND ${rotation(soon)}
        UNION ALL
        SELECT s.id, s.path, 'attestation', s.attestation_due_at FROM secret s WHERE ${own} AND ${attestation(soon)}
      ) due ORDER BY at NULLS LAST, path, what LIMIT 10`,
  ]);
  const counts = Counts.parse(counted);
  const mine = `/inventory?owner=${encodeURIComponent(owner)}`;
  return [
    {
      id: "due",
      lines: [],
      rows: z
        .array(Due)
        .parse(due)
        .map(
          ({ id, path, what, at }): HomeRow => ({
            key: `${id} ${what}`,
            label: path,
            code: true,
            notes: [what],
            tone: at === null || at <= now ? "breach" : "near",
            at: at?.toISOString() ?? null,
            href: what === "attestation" ? "/attestation" : `/inventory/${id}`,
          }),
        ),
      strips: [],
      href: null,
    },
    {
      id: "mine",
      lines: [
        { id: "my-secrets", count: counts.secrets, tone: "info", href: mine },
        {
          id: "my-overdue",
          count: counts.overdue,
          tone: noneIsWell(counts.overdue, "breach"),
          href: mine,
        },
        {
          id: "my-attestation",
          count: counts.attestation,
          tone: noneIsWell(counts.attestation, "near"),
          href: "/attestation",
        },
      ],
      rows: [],
      strips: [],
      href: mine,
    },
  ];
}
