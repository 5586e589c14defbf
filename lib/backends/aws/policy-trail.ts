import type { Statement } from "./policy-statement";
import type { AwsSettings } from "./settings";

/** A log of CloudTrail, as far as rights go. */
export interface TrailSource {
  kind: "cloudtrail";
  accounts?: AwsSettings["accounts"];
  regions?: readonly string[] | undefined;
  s3?: { bucket: string; prefix?: string | undefined } | undefined;
  folder?: string | undefined;
  digests: boolean;
}

const inRegions = (regions: readonly string[]): Pick<Statement, "Condition"> =>
  regions.length > 0
    ? { Condition: { StringEquals: { "aws:RequestedRegion": [...new Set(regions)].sort() } } }
    : {};

/** Event history or the keys of digests, and the two lists by which our own traces are laid. */
export function trailStatements(sources: readonly TrailSource[]): Statement[] {
  const looked = sources.filter(({ s3, folder, regions }) => !s3 && !folder && regions);
  const verified = sources.filter(({ s3, digests }) => s3 && digests);
  const traced = sources.flatMap(({ regions = [] }) => regions);
  const all = (sid: string, actions: string[], regions: readonly string[]): Statement => ({
    Sid: sid,
    Effect: "Allow",
    Action: actions,
    Resource: "*",
    ...inRegions(regions),
  });
  return [
    ...(looked.length > 0
      ? [
          all(
            "LookUpEvents",
            ["cloudtrail:LookupEvents"],
            looked.flatMap(({ regions = [] }) => regions),
          ),
        ]
      : []),
    ...(verified.length > 0 ? [all("KeysOfDigests", ["cloudtrail:ListPublicKeys"], [])] : []),
    ...(traced.length > 0
      ? [all("OwnTraces", ["secretsmanager:ListSecrets", "ssm:DescribeParameters"], traced)]
      : []),
  ];
}

/** The two calls a bucket of log files is read with. */
export function bucketStatements(sources: readonly TrailSource[]): Statement[] {
  const buckets = sources.flatMap(({ s3, regions }) =>
    s3 ? [{ ...s3, region: regions?.[0] ?? "" }] : [],
  );
  if (buckets.length === 0) return [];
  const arn = (region: string, path: string) =>
    `arn:${region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws"}:s3:::${path}`;
  const unique = (arns: string[]) => [...new Set(arns)].sort();
  return [
    {
      Sid: "ListTrailBucket",
      Effect: "Allow",
      Action: ["s3:ListBucket"],
      Resource: unique(buckets.map(({ bucket, region }) => arn(region, bucket))),
    },
    {
      Sid: "ReadTrailFiles",
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: unique(
        buckets.map(({ bucket, prefix, region }) =>
          arn(region, `${bucket}/${prefix ? `${prefix}/` : ""}AWSLogs/*`),
        ),
      ),
    },
  ];
}
