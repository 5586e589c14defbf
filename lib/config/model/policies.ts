import { z } from "zod";
import { Backend, Classification, Environment, Kind, SecretType } from "@/lib/inventory/model";
import { Duration } from "./duration";
import { Day, Email, Id, oneOrMany, Words } from "./terms";

/** What picks secrets by what is said of them. Keys: all must hold; values of one key: any. */
export const Selector = z.strictObject({
  kind: oneOrMany(Kind).optional(),
  classification: oneOrMany(Classification).optional(),
  environment: oneOrMany(Environment).optional(),
  team: oneOrMany(Words).optional(),
  service: oneOrMany(Words).optional(),
  backend: oneOrMany(Backend).optional(),
  type: oneOrMany(SecretType).optional(),
  path: oneOrMany(Words).optional(),
});
export type Selector = z.output<typeof Selector>;

export const RotationPolicy = z.strictObject({
  id: Id,
  name: Words.optional(),
  match: Selector.default({}),
  maxAge: Duration,
});
export type RotationPolicy = z.output<typeof RotationPolicy>;

const days = (count: number) => count * 86_400;

export const Attestation = z
  .strictObject({
    default: Duration.default(days(180)),
    local: Duration.optional(),
    dev: Duration.optional(),
    stg: Duration.optional(),
    prod: Duration.default(days(90)),
  })
  .meta({ description: "How long a confirmation by the owner holds, by environment" });

export const StopTimePolicy = z.strictObject({
  match: Selector.default({}),
  within: Duration.meta({ description: "Time within which it can be stopped after a leak" }),
});

const RetrievalAlerts = z
  .strictObject({
    failures: z.int().min(2).max(100).default(5),
    within: Duration.default(600),
    quiet: Duration.default(1800),
  })
  .meta({
    description:
      "Failed reads become an alert with so many failures within this time, and it ends after this time without one",
  });

/** An auditor asks for a year, and comes some time after it has ended. */
export const fewestMonths = 13;

const AccessHistory = z.strictObject({
  retentionMonths: z
    .int()
    .min(1, "must be at least 1")
    .max(1200, "must be at most 1200")
    .default(25)
    .meta({
      description: `Months after which access events are dropped, a whole month at a time. Fewer than ${fewestMonths} leave questions of a year unanswered`,
    }),
});

export const Policies = z.strictObject({
  rotation: z
    .array(RotationPolicy)
    .default([])
    .meta({ description: "In order; the first that matches holds" }),
  attestation: Attestation.prefault({}),
  retrievalFailures: RetrievalAlerts.prefault({}),
  stopTime: z
    .array(StopTimePolicy)
    .default([])
    .meta({ description: "In order; the first that matches holds" }),
  accessHistory: AccessHistory.prefault({}),
});
export type Policies = z.output<typeof Policies>;

function isExpression(text: string): boolean {
  try {
    new RegExp(text, "iu");
    return true;
  } catch {
    return false;
  }
}

export const Ignored = z.strictObject({
  path: Words,
  reason: Words,
  approver: Email,
  until: Day,
});

/** Plain-text parameters that look like secrets by name, description or tags. */
export const PlainText = z.strictObject({
  patterns: z.array(Words.refine(isExpression, "is no regular expression")).default([]).meta({
    description:
      "Regular expressions beside the built-in ones; upper or lower case makes no difference",
  }),
  ignore: z
    .array(Ignored)
    .default([])
    .meta({ description: "Parameters a person has judged to be no secret" }),
});
export type PlainText = z.output<typeof PlainText>;
