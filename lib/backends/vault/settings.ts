import { z } from "zod";
import { sourceItem } from "@/lib/backends/source-item";
import { Words } from "@/lib/config/model/terms";
import { MountPath, VaultAuth } from "@/lib/config/model/vault-auth";

const Pattern = Words.meta({
  description: "A mount as `secret/` or `team-a/secret/`; * stands for any characters",
});

/** One Vault or OpenBao cluster, or a namespace of one, as the config file names it. */
export const VaultSettings = z.strictObject({
  ...sourceItem,
  kind: z.literal("vault"),
  endpoint: z
    .url({ protocol: /^https?$/, error: "must be a URL that begins with https:// or http://" })
    .refine((url) => !/[@?#]/.test(url), "must hold no user, query or fragment"),
  namespace: MountPath.optional().meta({
    description: "Namespace to begin in; those below follow",
  }),
  auth: VaultAuth,
  caFile: Words.optional().meta({ description: "PEM file of a further certificate authority" }),
  mounts: z
    .strictObject({ include: z.array(Pattern).optional(), exclude: z.array(Pattern).optional() })
    .optional(),
  limits: z
    .strictObject({
      requestsPerSecond: z.number().positive().max(10_000).default(200),
      concurrency: z.int().min(1).max(32).default(6),
      timeoutSeconds: z.number().positive().max(600).default(30),
      patienceSeconds: z
        .number()
        .nonnegative()
        .max(3600)
        .default(120)
        .meta({ description: "How long one call waits for a rate limit quota to let it through" }),
    })
    .prefault({}),
});
export type VaultSettings = z.output<typeof VaultSettings>;
