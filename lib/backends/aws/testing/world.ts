type Json = Record<string, unknown>;

/** What the stand-in holds, by account and Region: rows as the wire has them, dates in seconds. */
export interface World {
  account: string;
  /** `111122223333 ap-northeast-1` → ListSecrets rows. */
  secrets: Record<string, Json[]>;
  /** By secret name: Versions of ListSecretVersionIds. */
  versions: Record<string, Json[]>;
  /** By secret name: text of the resource policy. */
  policies: Record<string, string>;
  /** By secret name: ReplicationStatus of DescribeSecret. */
  replication: Record<string, Json[]>;
  /** `111122223333 ap-northeast-1` → DescribeParameters rows. */
  parameters: Record<string, Json[]>;
  /** By parameter name. */
  tags: Record<string, Record<string, string>>;
  pageSize: number;
  /** Regions that are not enabled. */
  disabled: string[];
  /** Calls refused, as `secretsmanager:GetResourcePolicy` or with an account or secret: `sts:AssumeRole 444455556666`. */
  denied: string[];
  /** Calls it does not know: answered with a web page, as emulators do. */
  unknown: string[];
  /** IAM's decision; implicitDeny when left out. */
  decide?: (action: string, arn: string) => "allowed" | "explicitDeny" | "implicitDeny";
  organization: { Id: string; Name: string; State: string }[] | null;
  regions: { RegionName: string; RegionOptStatus: string }[];
}

export const emptyWorld = (): World => ({
  account: "111122223333",
  secrets: {},
  versions: {},
  policies: {},
  replication: {},
  parameters: {},
  tags: {},
  pageSize: 100,
  disabled: [],
  denied: [],
  unknown: [],
  organization: null,
  regions: [],
});

export interface Call {
  api: string;
  account: string;
  region: string;
  input: Json;
}

export interface Answer {
  status: number;
  type: string;
  text: string;
}

export const json = (body: unknown): Answer => ({
  status: 200,
  type: "application/x-amz-json-1.1",
  text: JSON.stringify(body),
});

export const refusal = (name: string, message = name, status = 400): Answer => ({
  ...json({ __type: name, message }),
  status,
});
