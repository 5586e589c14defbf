/** Every call this log may send: whoever reads files of a local folder sends none. */
export const allowedCalls = [
  "cloudtrail:LookupEvents",
  "cloudtrail:ListPublicKeys",
  "s3:ListObjectsV2",
  "s3:GetObject",
  "secretsmanager:ListSecrets",
  "ssm:DescribeParameters",
  "sts:GetCallerIdentity",
  "sts:AssumeRole",
] as const;
