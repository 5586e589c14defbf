import { z } from "zod";
import { Reference, Words } from "./terms";

export const Evidence = z.strictObject({
  signingKey: Reference.optional().meta({
    description:
      "Ed25519 private key in PEM, signing evidence and checkpoints. Default: made once in the data folder",
  }),
  keepDays: z
    .int()
    .min(1, "must be at least 1")
    .max(90, "must be at most 90")
    .default(7)
    .meta({ description: "Days for which a finished export can be fetched" }),
});

const S3 = z.strictObject({
  bucket: Words,
  prefix: z.string().default("kagimori/checkpoints/"),
  region: Words,
  endpoint: z.url("must be a URL").optional(),
  retainDays: z
    .int()
    .min(1, "must be at least 1")
    .optional()
    .meta({ description: "Object Lock in compliance mode for so many days" }),
});

export const AuditTrail = z.strictObject({
  checkpoints: z
    .array(z.union([z.strictObject({ file: Words }), z.strictObject({ s3: S3 })]))
    .default([])
    .meta({
      description:
        "Where signed checkpoints of the audit trail go, outside the database. Default: audit-checkpoints.jsonl in the data folder",
    }),
});
export type CheckpointPlaceSettings = z.output<typeof AuditTrail>["checkpoints"][number];
