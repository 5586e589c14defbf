import { z } from "zod";
import { Reference, Words } from "./terms";

/** Where an auth method or engine is mounted, without slashes at its ends: `approle`, `ci/jwt`. */
export const MountPath = Words.transform((path) => path.replace(/^\/+|\/+$/g, "")).pipe(
  z.string().min(1, "must name a mount"),
);

/** How a token of Vault or OpenBao is had. */
export const VaultAuth = z.discriminatedUnion("method", [
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
export type VaultAuth = z.output<typeof VaultAuth>;
