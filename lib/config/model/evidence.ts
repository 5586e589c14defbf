import { z } from "zod";
import { SigningKeySettings } from "./signing-key";
import { Email, Words } from "./terms";

export const Evidence = z.strictObject({
  signingKey: SigningKeySettings.optional().meta({
    description:
      "Ed25519 key that signs evidence and checkpoints: a private key in PEM by reference, kms, or transit. Default: made once in the data folder",
  }),
  timestampUrl: z
    .url({ protocol: /^https?$/, error: "must be a URL that begins with https:// or http://" })
    .optional()
    .meta({ description: "Time-stamping authority (RFC 3161) asked for a token for each bundle" }),
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

/** RFC 5424: over TLS (RFC 5425) or TCP counted in octets, over UDP one datagram each. */
const Syslog = z.strictObject({
  host: Words,
  port: z.int().min(1, "must be a port").max(65_535, "must be a port").default(6514),
  transport: z.enum(["tls", "tcp", "udp"]).default("tls"),
  caFile: Words.optional().meta({ description: "PEM file of the authority of its certificate" }),
});
export type SyslogSettings = z.output<typeof Syslog>;

const Mail = z.strictObject({ to: z.array(Email).min(1, "must name somebody") });

export const AuditTrail = z.strictObject({
  checkpoints: z
    .array(
      z.union([
        z.strictObject({ file: Words }),
        z.strictObject({ s3: S3 }),
        z.strictObject({ syslog: Syslog }),
        z.strictObject({ mail: Mail }),
      ]),
    )
    .default([])
    .meta({
      description:
        "Where signed checkpoints of the audit trail go, outside the database. file and s3 can be compared with; syslog and mail (by notifications.smtp) are only sent to. Default: audit-checkpoints.jsonl in the data folder",
    }),
});
export type CheckpointPlaceSettings = z.output<typeof AuditTrail>["checkpoints"][number];
