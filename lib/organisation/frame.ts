import "server-only";
import { cache } from "react";
import { seesProduction } from "@/lib/access-control/levels";
import { permissionsOf, Role } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { isDemo } from "@/lib/auth/personas";
import { prisma } from "@/lib/db/prisma";
import { Environment } from "@/lib/inventory/model";
import { coverageAt } from "@/lib/sources/coverage";
import { type Names, namesOf, type Registers, registersWithin } from "./scope-choices";
import { organisationSettings } from "./settings";

/** Teams and services, asked once per request. */
const readRegisters = cache(async (): Promise<Registers> => {
  const order = { orderBy: { id: "asc" } } as const;
  const [teams, services] = await Promise.all([
    prisma().team.findMany({ ...order, select: { id: true, name: true, nameEn: true } }),
    prisma().service.findMany({ ...order, select: { id: true, name: true, team: true } }),
  ]);
  return { teams, services };
});

/** Names of the teams and services this viewer has to do with; elsewhere ids stand for themselves. */
export async function namesFor(viewer: Viewer, locale: "ja" | "en"): Promise<Names> {
  return namesOf(registersWithin(viewer.bindings, await readRegisters()), locale);
}

/** Source id → label of the config file. */
export const sourceNames = cache(async (): Promise<Readonly<Record<string, string>>> => {
  const sources = await prisma().source.findMany({ select: { id: true, label: true } });
  return Object.fromEntries(sources.map(({ id, label }) => [id, label]));
});

/** Whose page this is, in words: names of teams and sources, the organisation's own, and whether all of it is invented. */
export async function readWords(viewer: Viewer, locale: "ja" | "en") {
  const [names, sources, { name }, demo] = await Promise.all([
    namesFor(viewer, locale),
    sourceNames(),
    organisationSettings(),
    isDemo(),
  ]);
  return { teamNames: names.team, sourceNames: sources, organisation: name, demo };
}

/** What the frame of every page shows of its viewer and of the data. */
export async function readFrame(viewer: Viewer, locale: "ja" | "en", now: Date) {
  const [person, names, labels, { sources }, demo] = await Promise.all([
    nameOf(viewer),
    namesFor(viewer, locale),
    sourceNames(),
    coverageAt(now),
    isDemo(),
  ]);
  const held = viewer.bindings.map(({ role }) => role);
  return {
    person,
    roles: Role.options.filter((role) => held.includes(role)),
    permissions: permissionsOf(viewer.bindings),
    names,
    environments: Environment.options.filter(
      (environment) => environment !== "prod" || seesProduction(viewer.bindings),
    ),
    sources: sources.map((source) => ({ ...source, label: labels[source.id] ?? source.id })),
    demo,
  };
}

async function nameOf({ id, name }: Viewer): Promise<string> {
  if (id === null) return name;
  const user = await prisma().appUser.findUnique({ where: { id }, select: { name: true } });
  return user?.name || name;
}
