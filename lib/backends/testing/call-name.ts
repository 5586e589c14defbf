import type { IncomingHttpHeaders } from "node:http";

const services: Record<string, string> = {
  secretsmanager: "secretsmanager",
  AmazonSSM: "ssm",
  ResourceGroupsTaggingAPI_20170126: "tag",
  AWSOrganizationsV20161128: "organizations",
  CloudTrail_20131101: "cloudtrail",
};

const restOperations: Record<string, string> = { "/listRegions": "account:ListRegions" };

/** The wire's own name of a request: `secretsmanager:ListSecrets`, or `GET /v1/secret/metadata/` for what is not AWS. */
export function callName(
  method: string,
  url: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
): string {
  const target = headers["x-amz-target"];
  if (typeof target === "string") {
    const [service = "", operation = ""] = target.split(".").slice(-2);
    return `${services[service] ?? service}:${operation}`;
  }
  const service = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? "")?.[1];
  const path = new URL(url, "http://stand-in").pathname;
  if (service === undefined) return `${method} ${url}`;
  const action = new URLSearchParams(body.toString()).get("Action");
  return action ? `${service}:${action}` : (restOperations[path] ?? `${service}:${method} ${path}`);
}
