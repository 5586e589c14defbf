import { z } from "zod";
import { AccountId, Id, oneOrMany, Words } from "./terms";

const Pattern = Words.refine(
  (pattern) => !/\{(?!(service|person)\})/.test(pattern),
  "has a placeholder other than {service} and {person}",
).meta({
  description:
    "* stands for anything; {service} for the id of a service of the register, {person} for a person's address, its part before @, or an alias. Upper or lower case makes no difference",
  examples: ["app-{service}-*", "{person}"],
});

/** What picks principals. Keys: all must hold; values of one key: any. */
const PrincipalMatch = z
  .strictObject({
    account: oneOrMany(AccountId).optional(),
    type: oneOrMany(Pattern).optional().meta({
      description: "As the log says: AssumedRole, IAMUser, approle, oidc …",
    }),
    role: oneOrMany(Pattern).optional().meta({
      description: "Name or ARN of the role, or the login path, behind it",
    }),
    session: oneOrMany(Pattern).optional(),
    name: oneOrMany(Pattern).optional(),
    identity: oneOrMany(Pattern).optional().meta({
      description: "sourceIdentity, Identity Center user, entity alias",
    }),
  })
  .refine((match) => Object.keys(match).length > 0, "must name at least one thing to match");

export const PrincipalRule = z.strictObject({
  id: Id,
  match: PrincipalMatch,
  kind: z.enum(["workload", "person", "service", "kagimori"]),
  service: Id.optional().meta({ description: "Id of the service whose workload it is" }),
  person: Words.toLowerCase().optional().meta({ description: "Id of the person it is" }),
  rotates: z.boolean().default(false).meta({
    description: "It is what rotates secrets (a rotation function, a job): its reads are not use",
  }),
});
export type PrincipalRule = z.output<typeof PrincipalRule>;

/** Who is behind what the logs name. */
export const Principals = z.strictObject({
  rules: z.array(PrincipalRule).default([]).meta({ description: "In order; the first that fits" }),
  interactive: z.array(Pattern).default(["AWSReservedSSO_*"]).meta({
    description: "Roles in which people work: each session of one is a person",
  }),
  aliases: z
    .record(Words, z.array(Words))
    .default({})
    .meta({ description: "Id of a person to the other names the logs may have for them" }),
});
export type Principals = z.output<typeof Principals>;
