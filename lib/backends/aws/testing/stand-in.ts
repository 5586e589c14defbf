import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { callName } from "@/lib/backends/testing/call-name";
import { answerIam, answerSts } from "./identity-answers";
import { parameterCalls, secretCalls } from "./listing-answers";
import { type Answer, type Call, json, refusal, type World } from "./world";

type Json = Record<string, unknown>;

export interface AwsStandIn {
  url: string;
  world: World;
  /** Attempts to read a value: there must be none. */
  valueReads(): number;
  close(): Promise<void>;
}

const valueReads = /:(GetSecretValue|BatchGetSecretValue|GetParameter.*)$/;

/** Speaks enough of AWS's wire protocols for the real SDK to talk to it over loopback. */
export async function startAwsStandIn(world: World): Promise<AwsStandIn> {
  let reads = 0;
  const server = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    const body = Buffer.concat(parts);
    const api = callName(incoming.method ?? "", incoming.url ?? "", incoming.headers, body);
    const [, key = "", region = ""] =
      /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(incoming.headers.authorization ?? "") ?? [];
    // Keys of an assumed role carry their account.
    const account = /^ASIA(\d{12})/.exec(key)?.[1] ?? world.account;
    const query = api.startsWith("sts:") || api.startsWith("iam:");
    const input: Json = query
      ? Object.fromEntries(new URLSearchParams(body.toString()))
      : JSON.parse(body.toString() || "{}");
    if (valueReads.test(api)) reads += 1;
    const { status, type, text } = answer(world, { api, account, region, input });
    outgoing.writeHead(status, { "content-type": type }).end(text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    world,
    valueReads: () => reads,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function answer(world: World, call: Call): Answer {
  const { api, account, region, input } = call;
  const page: Answer = { status: 404, type: "text/html", text: "<html>not here</html>" };
  const names = [api, `${api} ${account}`, `${api} ${String(input.SecretId ?? input.RoleArn)}`];
  if (world.unknown.includes(api)) return page;
  if (api.startsWith("sts:")) return answerSts(world, call);
  if (api.startsWith("iam:")) return answerIam(world, call);
  if (world.disabled.includes(region)) return refusal("UnrecognizedClientException");
  if (world.denied.some((one) => names.includes(one)))
    return refusal("AccessDeniedException", `not authorized to perform: ${api}`);
  if (api === "organizations:ListAccounts") {
    return world.organization
      ? json({ Accounts: world.organization })
      : refusal("AWSOrganizationsNotInUseException");
  }
  if (api === "account:ListRegions") return json({ Regions: world.regions });
  return (secretCalls[api] ?? parameterCalls[api])?.(world, call) ?? page;
}
