import { z } from "zod";
import { awsAccess, Region } from "@/lib/backends/aws/settings";
import { sourceItem } from "@/lib/backends/source-item";
import { Words } from "@/lib/config/model/terms";

/**
 * One item of `sources` for CloudTrail: the last 90 days by LookupEvents, or log files in a bucket or folder. An item with none
 * of these takes what is handed over. Our own traces are laid in `regions` of `accounts`.
 */
export const cloudTrailSettings = z
  .strictObject({
    ...sourceItem,
    kind: z.literal("cloudtrail"),
    ...awsAccess,
    regions: awsAccess.regions.optional(),
    s3: z
      .strictObject({
        bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must name a bucket"),
        prefix: Words.transform((path) => path.replace(/^\/+|\/+$/g, ""))
          .optional()
          .meta({ description: "What stands before AWSLogs/ in the bucket" }),
        region: Region.optional().meta({ description: "Region of the bucket" }),
      })
      .optional(),
    folder: Words.optional().meta({ description: "Log files on this machine, gzip or not" }),
    digests: z
      .boolean()
      .default(true)
      .meta({ description: "Verify digest files of the bucket, which prove hours" }),
  })
  .refine((source) => !(source.s3 && source.folder), {
    path: ["folder"],
    message: "stands beside s3; a source reads one of them",
  })
  .refine((source) => source.regions || source.s3 || source.folder, {
    message: "takes regions (LookupEvents), s3 or folder",
  });
export type CloudTrailSettings = z.output<typeof cloudTrailSettings>;
