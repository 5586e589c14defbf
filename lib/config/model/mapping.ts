import { z } from "zod";
import { Backend, Classification, Environment, Kind, SecretType } from "@/lib/inventory/model";
import { Duration } from "./duration";
import { AccountId, Day, Email, Id, oneOrMany, Words } from "./terms";

const Pattern = Words.refine(
  (pattern) => !/\{(?!(env|service|team|name)\})/.test(pattern),
  "has a placeholder other than {env}, {service}, {team} and {name}",
).meta({
  description:
    "Segments divided by /; * is one segment or a part of it, ** any number of them, {env} {service} {team} one segment each, {name} at the end the rest. A leading / and upper or lower case make no difference",
  examples: ["/{env}/{service}/{name}", "kv/**"],
});

/** What picks entries by where they are. Keys: all must hold; values of one key: any. */
export const Where = z.strictObject({
  backend: oneOrMany(Backend).optional(),
  source: oneOrMany(Id).optional(),
  account: oneOrMany(AccountId).optional(),
  region: oneOrMany(Words).optional(),
  namespace: oneOrMany(Words).optional(),
  mount: oneOrMany(Words).optional(),
  type: oneOrMany(SecretType).optional(),
  path: oneOrMany(Pattern).optional(),
  name: oneOrMany(Words)
    .optional()
    .meta({ description: "The part of the path after its last /; * stands for anything" }),
});
export type Where = z.output<typeof Where>;

/** Attributes a rule, or a source's defaults, give. */
export const Values = z.strictObject({
  environment: Environment.optional(),
  service: Words.optional(),
  team: Words.optional(),
  owner: Words.optional(),
  kind: Kind.optional(),
  classification: Classification.optional(),
  stopTimeObjective: Duration.optional(),
});
export type Values = z.output<typeof Values>;

export const Rule = z.strictObject({
  id: Id,
  match: Where.default({}),
  set: Values.default({}).meta({ description: "Besides what the placeholders of match.path give" }),
});
export type Rule = z.output<typeof Rule>;

export const Exclusion = z.strictObject({
  id: Id,
  match: Where.refine(
    (match) => Object.keys(match).length > 0,
    "must name at least one thing to match",
  ),
  reason: Words,
  approver: Email,
  until: Day.meta({ description: "Last day it holds; at most 12 months ahead" }),
});

const keys = (...names: string[]) =>
  z.array(Words).default(names).meta({
    description:
      "Keys of AWS tags or Vault custom_metadata, first that is present. Upper or lower case makes no difference",
  });

const Tags = z.strictObject({
  environment: keys("environment", "env", "stage", "環境"),
  service: keys("service", "app", "application", "system", "サービス"),
  team: keys("team", "squad", "department", "チーム"),
  owner: keys("owner", "maintainer", "contact", "所有者"),
  kind: keys("kind", "secret-kind", "secret_kind", "種別"),
  classification: keys("classification", "data-classification", "confidentiality", "機密区分"),
  stopTimeObjective: keys("stop-time-objective", "stop_time_objective", "stopTimeObjective"),
  rotationMaxAge: keys("rotation-max-age", "rotation_max_age", "rotationMaxAge", "rotate_days"),
});

const aliases = <Target extends z.ZodType>(target: Target) => z.record(Words, target).default({});

const Aliases = z.strictObject({
  environment: aliases(Environment),
  service: aliases(Words),
  team: aliases(Words),
  owner: aliases(Words),
  kind: aliases(Kind),
  classification: aliases(Classification),
});

export const Mapping = z.strictObject({
  tags: Tags.prefault({}),
  values: Aliases.prefault({}).meta({
    description: "Words of tags and paths to our identifiers, beside the built-in ones",
  }),
  rules: z
    .array(Rule)
    .default([])
    .meta({ description: "In order; the first that gives an attribute gives it" }),
  exclude: z
    .array(Exclusion)
    .default([])
    .meta({ description: "Scope rules: entries that are shown and not counted" }),
});
export type Mapping = z.output<typeof Mapping>;
