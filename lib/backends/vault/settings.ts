import { z } from "zod";
import { sourceItem } from "@/lib/backends/source-item";
import { Reference, Words } from "@/lib/config/model/terms";

/** Where an auth method or engine is mounted, without slashes at its ends: `approle`, `ci/jwt`. */
const MountPath = Words.transform((path) => path.replace(/^\/+|\/+$/g, "")).pipe(
  z.string().min(1, "must name a mount"),
);

const Auth = z.discriminatedUnion("method", [
  z.strictObject({ method: z.literal("token"), token: Reference }),
  z.strictObject({
    method: z.literal("approle"),
    roleId: Words.meta({ description: "A role id, or env:NAME or file:PATH" }),
    secretId: Reference,
    mount: MountPath.default("approle"),
  }),
  z.strictObject({
    method: z.literal("kubernetes"),
    role: Words,
    jwtFile: Words.default("/var/run/secrets/kubernetes.io/serviceaccount/token"),
    mount: MountPath.default("kubernetes"),
  }),
  z.strictObject({
    method: z.literal("jwt"),
    role: Words,
    jwt: Reference,
    mount: MountPath.default("jwt"),
  }),
]);
export type VaultAuth = z.output<typeof Auth>;

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
  auth: Auth,
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
