import "server-only";
import { z } from "zod";
import { BreakGlass } from "@/lib/config/model/break-glass";
import { prisma } from "@/lib/db/prisma";
import type { BreakGlassRules } from "./model/terms";

const seconds = z.number();
const standard = BreakGlass.parse({});

/** What a config version holds, where durations are seconds; one older than these rules holds nothing of them. */
const Stored = z.object({
  breakGlass: z
    .object({
      environments: z.array(z.string()),
      reads: z.array(z.string()),
      longestWindow: seconds,
      longestEmergency: seconds,
      approveWithin: seconds,
      reviewWithin: seconds,
      runbook: z.string().nullable().default(null),
    })
    .default({ ...standard, runbook: null }),
});

/** The rules of the newest applied config. Read from the database, which web and workers share. */
export async function breakGlassRules(): Promise<BreakGlassRules> {
  const config = await prisma().configVersion.findFirst({
    orderBy: { appliedAt: "desc" },
    select: { content: true },
  });
  return Stored.parse(config?.content ?? {}).breakGlass;
}
