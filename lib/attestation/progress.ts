import "server-only";
import { z } from "zod";
import { inRowsOf, inTotalsOf } from "@/lib/access-control/scope-sql";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { namesOfPeople } from "@/lib/break-glass/names";
import { prisma } from "@/lib/db/prisma";
import { countedInventory } from "@/lib/inventory/tally/counted";
import type { AttestationProgress } from "./model";

const Row = z.object({
  team: z.string().nullable(),
  counted: z.int(),
  confirmed: z.int(),
  byOperator: z.int(),
  inBulk: z.int(),
  open: z.boolean(),
});

/** How far each team is, inside the viewer's totals: who has confirmed the least first. */
export async function attestationProgress(viewer: Viewer, now: Date): Promise<AttestationProgress> {
  assertMay(viewer, "attestation:read");
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT s.team, sum(s.n)::int AS counted,
           coalesce(sum(s.n) FILTER (WHERE s.is_attested), 0)::int AS confirmed,
           coalesce(sum(s.n) FILTER (WHERE s.is_attested_by_operator), 0)::int AS "byOperator",
           coalesce(sum(s.n) FILTER (WHERE s.is_attested_in_bulk), 0)::int AS "inBulk",
           coalesce(sum(s.n) FILTER (WHERE ${inRowsOf(viewer)}), 0) > 0 AS open
      FROM ${await countedInventory({ at: now, past: false })}
     WHERE s.is_live AND s.counted <> 'none' AND ${inTotalsOf(viewer)}
     GROUP BY s.team HAVING sum(s.n) <> 0`;
  const found = z.array(Row).parse(rows);
  const teams = await prisma().team.findMany({ select: { id: true, lead: true } });
  const leads = new Map(teams.map(({ id, lead }) => [id, lead]));
  const names = await namesOfPeople(teams.flatMap(({ lead }) => lead ?? []));
  const items = found.map((row) => {
    const lead = row.team === null ? null : (leads.get(row.team) ?? null);
    return { ...row, lead: lead === null ? null : names(lead) };
  });
  items.sort((a, b) => a.confirmed / a.counted - b.confirmed / b.counted || b.counted - a.counted);
  return { asOf: now.toISOString(), items };
}
