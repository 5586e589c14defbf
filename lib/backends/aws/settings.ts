import { z } from "zod";
import { sourceItem } from "@/lib/backends/source-item";
import { oneOrMany, Reference } from "@/lib/config/model/terms";
import { parseArn } from "./arn";

export const Region = z
  .string()
  .regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/, "must be a Region such as ap-northeast-1");

const Account = z.strictObject({
  roleArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
      "must be the ARN of a role: arn:aws:iam::111122223333:role/KagimoriRead",
    ),
  externalId: z
    .string()
    .regex(/^[\w+=,.@:/-]{2,1224}$/, "must be 2 to 1224 letters, digits or +=,.@:/-")
    .optional(),
});

const Limits = z.strictObject({
  requestsPerSecond: z
    .number()
    .positive("must be more than 0")
    .optional()
    .meta({ description: "Replaces our own pace (half of the documented quota) for every API" }),
  timeoutSeconds: z
    .number()
    .positive("must be more than 0")
    .max(600, "must be at most 600")
    .default(30)
    .meta({ description: "Longest time one attempt of one call may take" }),
  attempts: z
    .int()
    .min(1, "must be at least 1")
    .max(20, "must be at most 20")
    .default(6)
    .meta({ description: "How often a call is tried before it counts as failed" }),
  concurrency: z
    .int()
    .min(1, "must be at least 1")
    .max(64, "must be at most 64")
    .default(16)
    .meta({ description: "Calls under way at once within one account and Region" }),
});

/** Takes the place of the SDK's own search for credentials. */
const Credentials = z.strictObject({
  accessKeyId: Reference,
  secretAccessKey: Reference,
  sessionToken: Reference.optional(),
});

const unique = (values: readonly unknown[]) => new Set(values).size === values.length;

/** What every source of AWS says of Regions, accounts and how to reach them. */
export const awsAccess = {
  regions: oneOrMany(Region).refine(unique, "names a Region twice"),
  endpoint: z
    .url({ protocol: /^https?$/, error: "must be an http or https URL" })
    .optional()
    .meta({ description: "Stands for every AWS service of this source; nothing goes to AWS" }),
  accounts: z
    .array(Account)
    .min(1, "must name at least one role; leave it out for the account of the credentials")
    .refine(
      (accounts) => unique(accounts.map(({ roleArn }) => parseArn(roleArn)?.account)),
      "names two roles of one account",
    )
    .optional(),
  credentials: Credentials.optional(),
  limits: Limits.prefault({}),
};

/** One item of `sources` for an AWS API. */
export function awsSettings<Kind extends string>(kind: Kind) {
  return z.strictObject({ ...sourceItem, kind: z.literal(kind), ...awsAccess });
}

export type AwsSettings = z.output<ReturnType<typeof awsSettings<string>>>;
