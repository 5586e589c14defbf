import { inPersonsOf } from "@/lib/access-control/scope-sql";
import { deciderOf } from "@/lib/break-glass/covered-sql";
import { outside, ranks } from "@/lib/break-glass/model/kinds";
import { usesAndWindows } from "@/lib/break-glass/records-sql";
import { logCoverage } from "@/lib/continuity/coverage";
import { Prisma } from "@/lib/db/prisma";
import type { Part, RecordKpi } from "../definition";

const ofKind = (kind: string): Part => ({ id: kind, where: Prisma.sql`s.kind = ${kind}` });

/** Reads of production by people, held against the windows somebody approved for them (docs/kpis.md). */
export const breakGlass: RecordKpi = {
  id: "break-glass",
  version: 1,
  unit: "count",
  direction: "down",
  target: 0,
  near: 0,
  kind: "use",
  overPeriod: true,
  records: ({ from, to, asOf = to, now, timeZone }) =>
    usesAndWindows({ from, to, asOf, known: now, timeZone }),
  population: Prisma.sql`s.kind NOT IN ('unresolved', 'unused', 'review-overdue')`,
  parts: ranks.map(ofKind),
  beside: ["unresolved", "unused", "review-overdue"].map(ofKind),
  judgedBy: [...outside, "unresolved"],
  excluded: [],
  principalIsFor: (viewer) =>
    Prisma.sql`(${inPersonsOf(viewer)} OR ${deciderOf(viewer, Prisma.sql`s.request_id`)})`,
  coverage: logCoverage,
  tally: {
    instant: ["review-overdue"],
    also: [{ id: "to-settle", where: Prisma.sql`s.to_settle` }],
  },
};
