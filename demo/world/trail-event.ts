import { letters, uuid } from "@/demo/world/random";

/** A CloudTrail record before its place and name are filled in. */
export interface TrailEvent {
  at: number;
  source: "secretsmanager" | "ssm";
  name: string;
  readOnly: boolean;
  identity: Record<string, unknown>;
  /** What LookupEvents calls the user. */
  username: string;
  sourceIp: string;
  userAgent: string;
  request: Record<string, unknown> | null;
  response?: Record<string, unknown>;
  error?: { code?: string; message: string };
  resources?: readonly string[];
  /** Of what the service did by itself. */
  service?: { secretId: string };
  /** The same in the copies that several accounts get of one action. */
  shared?: string;
}

/** An event, and what its id is made of within its account and Region. */
export interface KeptEvent {
  event: TrailEvent;
  key: string;
}

interface Place {
  account: string;
  region: string;
}

const idOf = ({ key }: KeptEvent, { account, region }: Place): string =>
  uuid(`event/${account}/${region}/${key}`);

/** What LookupEvents may be asked by. */
export function attributeOf(kept: KeptEvent, place: Place, key: string): unknown {
  const { event } = kept;
  switch (key) {
    case "EventId":
      return idOf(kept, place);
    case "EventName":
      return event.name;
    case "EventSource":
      return `${event.source}.amazonaws.com`;
    case "ReadOnly":
      return String(event.readOnly);
    case "Username":
      return event.username;
    case "AccessKeyId":
      return event.identity.accessKeyId;
    default:
      return undefined;
  }
}

/** The record as a log file holds it. */
export const trailRecord = (kept: KeptEvent, place: Place): Record<string, unknown> =>
  record(kept.event, place, idOf(kept, place), Math.floor(kept.event.at / 1000));

/** The row of LookupEvents, with the whole record as text inside. */
export function trailRow(kept: KeptEvent, place: Place): Record<string, unknown> {
  const { event } = kept;
  const eventId = idOf(kept, place);
  const at = Math.floor(event.at / 1000);
  const accessKey = event.identity.accessKeyId;
  return {
    EventId: eventId,
    EventName: event.name,
    ReadOnly: String(event.readOnly),
    ...(typeof accessKey === "string" ? { AccessKeyId: accessKey } : {}),
    EventTime: at,
    EventSource: `${event.source}.amazonaws.com`,
    Username: event.username,
    Resources: [],
    CloudTrailEvent: JSON.stringify(record(event, place, eventId, at)),
  };
}

function record(
  event: TrailEvent,
  { account, region }: Place,
  eventID: string,
  at: number,
): Record<string, unknown> {
  return {
    eventVersion: "1.11",
    userIdentity: event.identity,
    eventTime: new Date(at * 1000).toISOString().replace(".000", ""),
    eventSource: `${event.source}.amazonaws.com`,
    eventName: event.name,
    awsRegion: region,
    sourceIPAddress: event.sourceIp,
    userAgent: event.userAgent,
    ...(event.error?.code ? { errorCode: event.error.code } : {}),
    ...(event.error ? { errorMessage: event.error.message } : {}),
    requestParameters: event.request,
    responseElements: event.response ?? null,
    ...(event.service ? { additionalEventData: { SecretId: event.service.secretId } } : {}),
    requestID: event.service ? `Rotation-${event.service.secretId}` : uuid(`request/${eventID}`),
    eventID,
    readOnly: event.readOnly,
    ...(event.resources
      ? { resources: event.resources.map((ARN) => ({ ARN, accountId: account })) }
      : {}),
    eventType: event.service ? "AwsServiceEvent" : "AwsApiCall",
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: "Management",
    ...(event.shared ? { sharedEventID: uuid(`shared/${event.shared}`) } : {}),
  };
}

/** A workload under the role of its service; the session name is the container's, and means nothing. */
export function workload(account: string, role: string, session: string): Record<string, unknown> {
  return assumed(account, role, session, "false");
}

/** A person through the company's single sign-on. */
export function personSession(account: string, mail: string): Record<string, unknown> {
  return assumed(account, "AWSReservedSSO_Operator_0f3c", mail, "true");
}

function assumed(account: string, role: string, session: string, mfa: string) {
  const roleId = `AROA${letters(`role/${account}/${role}`, 17).toUpperCase()}`;
  return {
    type: "AssumedRole",
    principalId: `${roleId}:${session}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
    accountId: account,
    accessKeyId: `ASIA${letters(`key/${account}/${role}/${session}`, 16).toUpperCase()}`,
    sessionContext: {
      sessionIssuer: {
        type: "Role",
        principalId: roleId,
        arn: `arn:aws:iam::${account}:role/${role}`,
        accountId: account,
        userName: role,
      },
      attributes: { mfaAuthenticated: mfa },
    },
  };
}
