import "server-only";
import { z } from "zod";
import { WorkingHours } from "@/lib/access-history/model/working-hours";
import { prisma } from "@/lib/db/prisma";
import { declaredOrganisation, withDeclared } from "./declared";

const Stored = z.object({
  organisation: z
    .object({
      name: z.string().default("Kagimori"),
      timeZone: z.string().default("Asia/Tokyo"),
      fiscalYearStart: z.number().default(4),
      workingHours: WorkingHours.prefault({}),
      targets: z.record(z.string(), z.number()).default({}),
    })
    .prefault({}),
  file: z.object({ lines: z.record(z.string(), z.int()).default({}) }).prefault({}),
  policies: z
    .object({
      retrievalFailures: z
        .object({
          failures: z.int().default(5),
          within: z.int().default(600),
          quiet: z.int().default(1800),
        })
        .prefault({}),
    })
    .prefault({}),
});

export interface OrganisationSettings {
  name: string;
  /** IANA name; the one fixed at the first sync, else the config file's. */
  timeZone: string;
  /** Month in which the fiscal year begins, 1 to 12. */
  fiscalYearStart: number;
  /** When people are expected to work, in that zone. */
  workingHours: WorkingHours;
  /** KPI id → target that replaces the definition's. */
  targets: Readonly<Record<string, number>>;
  /** When failed reads become an alert, and when it ends. Minutes. */
  alertRule: { failures: number; withinMinutes: number; quietMinutes: number };
}

/** The organisation as the newest applied config and the screen have it. Read from the database, which web and workers share. */
export async function organisationSettings(): Promise<OrganisationSettings> {
  const [installation, config, declared] = await Promise.all([
    prisma().installation.findUnique({ where: { id: 1 }, select: { timeZone: true } }),
    prisma().configVersion.findFirst({ orderBy: { appliedAt: "desc" }, select: { content: true } }),
    declaredOrganisation(),
  ]);
  const { organisation: ofFile, policies, file } = Stored.parse(config?.content ?? {});
  const organisation = withDeclared(ofFile, declared, (path) => file.lines[path] !== undefined);
  const { failures, within, quiet } = policies.retrievalFailures;
  return {
    ...organisation,
    timeZone: installation?.timeZone ?? organisation.timeZone,
    alertRule: { failures, withinMinutes: within / 60, quietMinutes: quiet / 60 },
  };
}
