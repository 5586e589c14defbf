import "server-only";
import { z } from "zod";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { attestationIntervals } from "@/lib/attestation/intervals";
import { prisma } from "@/lib/db/prisma";
import { sections } from "@/lib/declarations/model/sections";
import { kpis } from "@/lib/kpis";
import { declaredOrganisation, withDeclared } from "./declared";
import type { Organisation, Origin } from "./model";

const Stored = z.object({
  organisation: z
    .object({
      name: z.string().default("Kagimori"),
      timeZone: z.string().default("Asia/Tokyo"),
      fiscalYearStart: z.number().default(4),
      fourEyes: z.boolean().optional(),
      language: z.enum(["ja", "en"]).default("ja"),
      targets: z.record(z.string(), z.number()).default({}),
    })
    .prefault({}),
  evidence: z.object({ keepDays: z.number().default(7) }).prefault({}),
  policies: z
    .object({
      accessHistory: z.object({ retentionMonths: z.number().default(25) }).prefault({}),
    })
    .prefault({}),
  file: z
    .object({ path: z.string(), lines: z.record(z.string(), z.number()).default({}) })
    .optional(),
});

const environments = ["prod", "stg", "dev", "local", "default"] as const;

/** The organisation's settings as the newest applied config and the screen have them, and where each stands. */
export async function readOrganisation(viewer: Viewer): Promise<Organisation> {
  assertMay(viewer, "settings:read");
  const db = prisma();
  const [installation, config, firstRun, declared, intervals, attested] = await Promise.all([
    db.installation.findUnique({ where: { id: 1 }, select: { timeZone: true, mode: true } }),
    db.configVersion.findFirst({ orderBy: { appliedAt: "desc" }, select: { content: true } }),
    db.syncRun.findFirst({ orderBy: { startedAt: "asc" }, select: { startedAt: true } }),
    declaredOrganisation(),
    attestationIntervals(),
    db.declaration.findMany({
      where: { section: "policies.attestation", state: "in-force" },
      select: { key: true },
    }),
  ]);
  const { organisation: ofFile, evidence, policies, file } = Stored.parse(config?.content ?? {});
  const lineOf = (key: string) => file?.lines[key];
  const organisation = withDeclared(ofFile, declared, (key) => lineOf(key) !== undefined);
  const onScreen = new Set([
    ...declared.map(({ section, key }) => `${sections[section].at}.${key}`),
    ...attested.map(({ key }) => `policies.attestation.${key}`),
  ]);
  const origin = (key: string): Origin => {
    const line = lineOf(key);
    if (file && line !== undefined) return { from: "file", file: { path: file.path, line } };
    return { from: onScreen.has(key) ? "screen" : "default", file: null };
  };
  const setting = <Value>(key: string, value: Value) => ({ ...origin(key), value });
  const { timeZone = null, mode } = installation ?? {};
  return {
    name: setting("organisation.name", organisation.name),
    timeZone: setting("organisation.timeZone", timeZone ?? organisation.timeZone),
    timeZoneFixedAt: timeZone === null ? null : (firstRun?.startedAt.toISOString() ?? null),
    fiscalYearStart: setting("organisation.fiscalYearStart", organisation.fiscalYearStart),
    fourEyes: setting("organisation.fourEyes", organisation.fourEyes ?? mode !== "demo"),
    language: setting("organisation.language", organisation.language),
    retentionMonths: setting(
      "policies.accessHistory.retentionMonths",
      policies.accessHistory.retentionMonths,
    ),
    keepDays: setting("evidence.keepDays", evidence.keepDays),
    attestation: environments.map((key) => ({
      ...setting(`policies.attestation.${key}`, intervals[key] ?? intervals.default),
      key,
    })),
    targets: kpis.map(({ id, target }) => ({
      ...setting(`organisation.targets.${id}`, organisation.targets[id] ?? target),
      kpi: id,
      ofDefinition: target,
    })),
  };
}
