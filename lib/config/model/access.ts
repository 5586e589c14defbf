import { z } from "zod";
import { Role, ScopeEnvironment } from "@/lib/access-control/model";
import { Email, oneOrMany, Reference, Words } from "./terms";

const Scope = z.strictObject({
  team: oneOrMany(Words).optional(),
  service: oneOrMany(Words).optional(),
  environment: oneOrMany(ScopeEnvironment).optional(),
});

export const RoleGrant = z
  .strictObject({
    person: Email.optional(),
    group: Words.optional().meta({ description: "A group of the single sign-on" }),
    role: Role,
    scope: z.array(Scope).default([]).meta({
      description: "Keys of one item: all must hold; several items: any. Absent: everything",
    }),
  })
  .refine((grant) => (grant.person === undefined) !== (grant.group === undefined), {
    message: "takes either person or group",
  });

export const SignIn = z.strictObject({
  oidc: z
    .strictObject({
      issuer: z.url("must be a URL"),
      clientId: Words,
      clientSecret: Reference,
      groupsClaim: Words.default("groups"),
      scope: Words.default("openid email profile").meta({
        description: "What is asked for; add groups where the provider has such a scope",
      }),
      label: Words.optional(),
    })
    .optional(),
});
