import "server-only";
import { z } from "zod";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import { sourceNames } from "@/lib/organisation/frame";
import { coverageAt } from "@/lib/sources/coverage";
import { type HomeCard, type HomeLine, type HomeRow, noneIsWell } from "./model";

const Waiting = z.object({
  held: z.int(),
  aside: z.int(),
  targets: z.int(),
  principals: z.int(),
  declarations: z.int(),
  exemptions: z.int(),
});

/** Whether the sources work, and what waits for an operator's decision. */
export async function operatorHome(viewer: Viewer, now: Date): Promise<HomeCard[]> {
  assertMay(viewer, "source:sync");
  const [{ sources }, names, [row]] = await Promise.all([
    coverageAt(now),
    sourceNames(),
    prisma().$queryRaw<unknown[]>`
      SELECT (SELECT count(*)::int FROM held_removal WHERE decision IS NULL) AS held,
             (SELECT count(*)::int FROM set_aside WHERE settled_at IS NULL) AS aside,
             (SELECT count(*)::int FROM access_target WHERE secret_id IS NULL AND alias_of IS NULL AND NOT path_level) AS targets,
             (SELECT count(*)::int FROM access_principal WHERE kind = 'unresolved') AS principals,
             (SELECT count(*)::int FROM declaration WHERE state = 'proposed') AS declarations,
             (SELECT count(*)::int FROM exemption WHERE status = 'requested' AND until > ${now}::timestamptz) AS exemptions`,
  ]);
  const waiting = Waiting.parse(row);
  const behind = sources.filter(({ state }) => state !== "ok");
  const line = (id: HomeLine["id"], count: number, href: string): HomeLine => ({
    ...{ id, count, href },
    tone: noneIsWell(count, "near"),
  });
  return [
    {
      id: "sources",
      lines: [
        {
          id: "sources-up-to-date",
          count: sources.length - behind.length,
          tone: behind.length === 0 ? "ok" : "info",
          href: "/sources",
        },
        {
          ...line("sources-behind", behind.length, "/sources"),
          tone: noneIsWell(behind.length, "breach"),
        },
      ],
      rows: sources.map(
        ({ id, state, lastCompleteAt }): HomeRow => ({
          key: id,
          label: names[id] ?? id,
          code: false,
          notes: [state],
          tone: tones[state],
          at: lastCompleteAt,
          href: null,
        }),
      ),
      strips: [],
      href: "/sources",
    },
    {
      id: "decide",
      lines: [
        line("held-removals", waiting.held, "/sources"),
        line("set-aside", waiting.aside, "/sources"),
        line("unknown-targets", waiting.targets, "/access-history"),
        line("unresolved-principals", waiting.principals, "/access-history/principals"),
        line("declarations", waiting.declarations, "/settings"),
        line("exemptions", waiting.exemptions, "/exemptions?state=requested"),
      ],
      rows: [],
      strips: [],
      href: null,
    },
  ];
}

const tones = { ok: "ok", stale: "stale", failing: "breach", never: "unknown" } as const;
