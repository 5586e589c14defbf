import "server-only";
import { z } from "zod";
import { WorkingHours } from "@/lib/access-history/model/working-hours";
import { prisma } from "@/lib/db/prisma";
import { DeclaredValues, declaredValues, withDeclared } from "./declared";

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

const Asked = z.object({
  zone: z.string().nullable(),
  content: z.unknown(),
  declared: DeclaredValues,
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

/** The organisation as the newest applied config and the screen have it. Read from the database, which web and workers share, at once: nearly every page begins with it. */
export async function organisationSettings(): Promise<OrganisationSettings> {
  const [row] = await prisma().$queryRaw<unknown[]>`
    SELECT (SELECT time_zone FROM installation WHERE id = 1) AS zone,
           (SELECT (SELECT jsonb_object_agg(key, value) FROM jsonb_each(content) WHERE key IN ('organisation', 'file', 'policies'))
              FROM config_version ORDER BY applied_at DESC LIMIT 1) AS content,
           ${declaredValues} AS declared`;
  const { zone, content, declared } = Asked.parse(row);
  const { organisation: ofFile, policies, file } = Stored.parse(content ?? {});
  const organisation = withDeclared(ofFile, declared, (path) => file.lines[path] !== undefined);
  const { failures, within, quiet } = policies.retrievalFailures;
  return {
    ...organisation,
    timeZone: zone ?? organisation.timeZone,
    alertRule: { failures, withinMinutes: within / 60, quietMinutes: quiet / 60 },
  };
}
