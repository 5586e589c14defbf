import { createHash } from "node:crypto";

const role = {
  type: "AssumedRole",
  principalId: "AROAEXAMPLE:i-0abc",
  arn: "arn:aws:sts::111122223333:assumed-role/billing-task/i-0abc",
  accountId: "111122223333",
  accessKeyId: "ASIAEXAMPLE",
  sessionContext: {
    sessionIssuer: {
      type: "Role",
      arn: "arn:aws:iam::111122223333:role/billing-task",
      accountId: "111122223333",
      userName: "billing-task",
    },
    attributes: { mfaAuthenticated: "false" },
  },
};

let made = 0;

/** Another UUID each time. */
export function nextId(): string {
  made += 1;
  const hex = createHash("md5").update(String(made)).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** An invented CloudTrail record of GetSecretValue by a workload's role; `over` replaces fields, undefined takes them out. */
export function trailRecord(over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    eventVersion: "1.11",
    userIdentity: role,
    eventTime: "2026-11-20T03:04:05Z",
    eventSource: "secretsmanager.amazonaws.com",
    eventName: "GetSecretValue",
    awsRegion: "ap-northeast-1",
    sourceIPAddress: "10.20.0.7",
    userAgent: "aws-sdk-js/3.1164.0",
    requestParameters: { secretId: "acme/billing/db" },
    responseElements: null,
    requestID: nextId(),
    eventID: nextId(),
    readOnly: true,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: "111122223333",
    eventCategory: "Management",
    ...over,
  };
}

/** A read of parameters. */
export const parameterRecord = (
  eventName: string,
  requestParameters: Record<string, unknown>,
  over: Record<string, unknown> = {},
) => trailRecord({ eventSource: "ssm.amazonaws.com", eventName, requestParameters, ...over });

/** A decryption on behalf of a read. */
export const decryptRecord = (
  encryptionContext: Record<string, string>,
  over: Record<string, unknown> = {},
) =>
  trailRecord({
    eventSource: "kms.amazonaws.com",
    eventName: "Decrypt",
    sourceIPAddress: "secretsmanager.amazonaws.com",
    userAgent: "secretsmanager.amazonaws.com",
    requestParameters: { encryptionAlgorithm: "SYMMETRIC_DEFAULT", encryptionContext },
    ...over,
  });
