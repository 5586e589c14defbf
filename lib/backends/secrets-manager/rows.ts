import { z } from "zod";

/** The fields of a ListSecrets row that are used. Nothing else of an answer is kept. */
export const SecretRow = z.object({
  ARN: z.string().min(1),
  Name: z.string().min(1),
  Type: z.string().nullish(),
  Description: z.string().nullish(),
  KmsKeyId: z.string().nullish(),
  RotationEnabled: z.boolean().nullish(),
  RotationLambdaARN: z.string().nullish(),
  RotationRules: z
    .object({
      AutomaticallyAfterDays: z.number().nullish(),
      Duration: z.string().nullish(),
      ScheduleExpression: z.string().nullish(),
    })
    .nullish(),
  LastRotatedDate: z.date().nullish(),
  LastChangedDate: z.date().nullish(),
  LastAccessedDate: z.date().nullish(),
  NextRotationDate: z.date().nullish(),
  DeletedDate: z.date().nullish(),
  CreatedDate: z.date().nullish(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string().nullish() })).nullish(),
  SecretVersionsToStages: z.record(z.string(), z.array(z.string())).nullish(),
  OwningService: z.string().nullish(),
  PrimaryRegion: z.string().nullish(),
  ExternalSecretRotationRoleArn: z.string().nullish(),
});
export type SecretRow = z.output<typeof SecretRow>;

export const VersionRow = z.object({
  VersionId: z.string().min(1),
  VersionStages: z.array(z.string()).nullish(),
  CreatedDate: z.date().nullish(),
});

/** Where a primary is copied to, from DescribeSecret: ListSecrets has no word of it. */
export const ReplicaRow = z.object({
  Region: z.string().min(1),
  KmsKeyId: z.string().nullish(),
  Status: z.string().nullish(),
  LastAccessedDate: z.date().nullish(),
});
export type ReplicaRow = z.output<typeof ReplicaRow>;
