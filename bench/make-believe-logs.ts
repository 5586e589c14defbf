import { randomUUID } from "node:crypto";
import { inventedPath, inventedSecrets as SECRETS } from "./make-believe-events";

/** Readers are drawn from this many, as in a company of some size. */
const READERS = 600;
const BEGUN = Date.UTC(2026, 9, 1);

/** The path of the secret that is asked for: one of so many, whoever asks. */
const pathOf = (at: number): string => inventedPath((at * 31) % SECRETS);

const instant = (at: number): string => new Date(BEGUN + at * 1700).toISOString();

/** A CloudTrail file of reads of secrets, one event each, in the size AWS writes them. */
export const trailFile = (events: number): Buffer =>
  Buffer.from(`{"Records":[${trailRecords(0, events).join(",")}]}`);

/** Records of the reads from one number on. */
export function trailRecords(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const at = from + n;
    const role = `service-${(at * 7) % READERS}-task`;
    const account = "111122223333";
    return JSON.stringify({
      eventVersion: "1.11",
      userIdentity: {
        type: "AssumedRole",
        principalId: `AROAEXAMPLE000000000:i-0${at % 5000}`,
        arn: `arn:aws:sts::${account}:assumed-role/${role}/i-0${at % 5000}`,
        accountId: account,
        accessKeyId: "ASIAEXAMPLE000000000",
        sessionContext: {
          sessionIssuer: {
            type: "Role",
            principalId: "AROAEXAMPLE000000000",
            arn: `arn:aws:iam::${account}:role/${role}`,
            accountId: account,
            userName: role,
          },
          attributes: { creationDate: instant(at), mfaAuthenticated: "false" },
        },
      },
      eventTime: instant(at).replace(/\.\d+Z/, "Z"),
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "GetSecretValue",
      awsRegion: "ap-northeast-1",
      sourceIPAddress: `10.20.${at % 9}.${at % 250}`,
      userAgent:
        "aws-sdk-js/3.1164.0 ua/2.1 os/linux#6.1 lang/js md/nodejs#22.11.0 api/secrets-manager",
      requestParameters: { secretId: pathOf(at) },
      responseElements: null,
      requestID: randomUUID(),
      eventID: randomUUID(),
      readOnly: true,
      eventType: "AwsApiCall",
      managementEvent: true,
      recipientAccountId: account,
      eventCategory: "Management",
      tlsDetails: {
        tlsVersion: "TLSv1.3",
        cipherSuite: "TLS_AES_128_GCM_SHA256",
        clientProvidedHostHeader: "secretsmanager.ap-northeast-1.amazonaws.com",
      },
    });
  });
}

/** Lines of an audit device: for each read the request and its answer, so two lines an event. */
export function auditLines(events: number): Buffer {
  const digest = `hmac-sha256:${"3b".repeat(32)}`;
  const lines = Array.from({ length: events }, (_, at) => {
    const auth = {
      client_token: digest,
      accessor: digest,
      display_name: `kubernetes-service-${at % READERS}`,
      policies: ["default", "service-ro"],
      token_policies: ["default"],
      metadata: { role: `service-${at % READERS}` },
      entity_id: `5a0e7c1e-0000-4000-8000-${String(at % READERS).padStart(12, "0")}`,
      token_type: "service",
    };
    const request = {
      id: randomUUID(),
      client_id: auth.entity_id,
      operation: "read",
      mount_point: "secret/",
      mount_type: "kv",
      mount_accessor: "kv_bench",
      namespace: { id: "root" },
      path: `secret/data/${pathOf(at)}`,
      remote_address: `10.20.${at % 9}.${at % 250}`,
      remote_port: 40_000,
    };
    const time = instant(at);
    const response = {
      mount_type: "kv",
      data: {
        data: { username: digest, password: digest },
        metadata: { version: 7, destroyed: false },
      },
    };
    const entry = (type: string, more: object) =>
      JSON.stringify({ time, type, auth, request, ...more });
    return `${entry("request", {})}\n${entry("response", { response })}\n`;
  });
  return Buffer.from(lines.join(""));
}
