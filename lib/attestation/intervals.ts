import "server-only";
import { z } from "zod";
import { Policies } from "@/lib/config/model/policies";
import { prisma } from "@/lib/db/prisma";
import type { Intervals } from "./model/interval";

const seconds = z.number();

/** What a config version holds, where durations are seconds. */
const Stored = z.object({
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

/** How long confirmations hold by the newest applied config. */
export async function attestationIntervals(): Promise<Intervals> {
  const config = await prisma().configVersion.findFirst({
    orderBy: { appliedAt: "desc" },
    select: { content: true },
  });
  return Stored.parse(config?.content ?? {}).policies.attestation;
}
