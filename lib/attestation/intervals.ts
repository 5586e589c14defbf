import "server-only";
import { z } from "zod";
import { Policies } from "@/lib/config/model/policies";
import { prisma } from "@/lib/db/prisma";
import { sections } from "@/lib/declarations/model/sections";
import type { Intervals } from "./model/interval";

const seconds = z.number();

/** What a config version holds, where durations are seconds. */
const Stored = z.object({
  file: z.object({ lines: z.record(z.string(), z.int()).default({}) }).prefault({}),
  policies: z
    .object({
      attestation: z
        .object({
          default: seconds,
          local: seconds.optional(),
          dev: seconds.optional(),
          stg: seconds.optional(),
          prod: seconds,
        })
        .default(Policies.parse({}).attestation),
    })
    .prefault({}),
});

/** How long confirmations hold by the newest applied config and what is declared on screen. */
export async function attestationIntervals(): Promise<Intervals> {
  const [config, declared] = await Promise.all([
    prisma().configVersion.findFirst({
      orderBy: { appliedAt: "desc" },
      select: { content: true },
    }),
    prisma().declaration.findMany({
      where: { section: "policies.attestation", state: "in-force" },
      select: { key: true, body: true },
    }),
  ]);
  const { policies, file } = Stored.parse(config?.content ?? {});
  const { at, body: shape } = sections["policies.attestation"];
  const onScreen = declared.flatMap(({ key, body }) => {
    const read = shape(key)?.safeParse(body);
    return read?.success && file.lines[`${at}.${key}`] === undefined ? [[key, read.data]] : [];
  });
  return { ...policies.attestation, ...Object.fromEntries(onScreen) };
}
