import { z } from "zod";

/** The fields of a DescribeParameters row that are used. A stand-in may send `Value` too: it is dropped here. */
export const ParameterRow = z.object({
  Name: z.string().min(1),
  ARN: z.string().nullish(),
  Type: z.enum(["String", "StringList", "SecureString"]),
  KeyId: z.string().nullish(),
  LastModifiedDate: z.date().nullish(),
  LastModifiedUser: z.string().nullish(),
  Description: z.string().nullish(),
  AllowedPattern: z.string().nullish(),
  Version: z.number().int().nullish(),
  Tier: z.string().nullish(),
  Policies: z
    .array(
      z.object({
        PolicyText: z.unknown(),
        PolicyType: z.string().nullish().catch(null),
        PolicyStatus: z.string().nullish(),
      }),
    )
    .nullish(),
  DataType: z.string().nullish(),
});
export type ParameterRow = z.output<typeof ParameterRow>;
