import { z } from "zod";
import { Backend } from "@/lib/inventory/model";
import { Duration } from "./duration";
import { literalCredential, literalCredentials } from "./literal-credentials";
import { Values } from "./mapping";
import { Id, oneOrMany, Words } from "./terms";

/** What every source may say, whatever it is; the rest is its backend's. */
const sourceBasics = {
  id: Id,
  label: Words.optional(),
  schedule: Duration.optional().meta({ description: "Time between two syncs" }),
  defaults: Values.default({}).meta({ description: "Attributes of entries nothing else says" }),
};

const Account = z.strictObject({
  roleArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, "must be the ARN of an IAM role"),
  externalId: Words.optional(),
});

const CloudTrail = z
  .strictObject({
    ...sourceBasics,
    kind: z.literal("cloudtrail"),
    regions: oneOrMany(Words).optional(),
    endpoint: z.url("must be a URL").optional(),
    accounts: z.array(Account).optional(),
    s3: z
      .strictObject({ bucket: Words, prefix: z.string().optional(), region: Words.optional() })
      .optional(),
    folder: Words.optional(),
  })
  .refine((source) => source.regions || source.s3 || source.folder, {
    message: "takes regions (LookupEvents), s3 or folder",
  });

const VaultAudit = z.strictObject({
  ...sourceBasics,
  kind: z.literal("vault-audit"),
  vault: Id.meta({ description: "Id of the vault source whose audit device it is" }),
  file: Words,
});

/** A backend's item as far as every backend agrees; load.ts checks the rest against the backend's own settings. */
const BackendItem = z
  .looseObject({ ...sourceBasics, kind: Backend })
  .superRefine((item, context) => {
    for (const path of literalCredentials(item)) {
      context.addIssue({ code: "custom", path, message: literalCredential });
    }
  });

export const Source = z.discriminatedUnion("kind", [BackendItem, CloudTrail, VaultAudit]);
export type Source = z.output<typeof Source>;
