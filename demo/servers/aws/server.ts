import { type AwsCall, AwsError, denied, type Operation } from "@/demo/servers/aws/call";
import { lookup } from "@/demo/servers/aws/cloudtrail";
import { estate } from "@/demo/servers/aws/estate";
import { callerOf, tokenService } from "@/demo/servers/aws/identity";
import { parameterStore } from "@/demo/servers/aws/parameter-store";
import { valueOperations } from "@/demo/servers/aws/refusals";
import { secretsManager } from "@/demo/servers/aws/secrets-manager";
import { simulation } from "@/demo/servers/aws/simulation";
import { tagging } from "@/demo/servers/aws/tagging";
import { Traces } from "@/demo/servers/aws/traces";
import { xmlOf } from "@/demo/servers/aws/xml";
import type { DemoClock } from "@/demo/servers/clock";
import type { Answer, Asked } from "@/demo/servers/http";
import type { ValueStore } from "@/demo/servers/values";
import { accountList } from "@/demo/world/accounts";
import { countedUuid } from "@/demo/world/random";
import type { Worlds } from "@/demo/world/state";

/** By the last word before the dot of X-Amz-Target. */
const jsonServices: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  secretsmanager: secretsManager,
  AmazonSSM: parameterStore,
  AWSOrganizationsV20161128: { ListAccounts: required(estate, "ListAccounts") },
  ResourceGroupsTaggingAPI_20170126: tagging,
  CloudTrail_20131101: lookup,
};

const queryOperations = { ...tokenService, ...simulation };

/** These live in one Region; the rest answer wherever they are asked. */
const regional = [
  "secretsmanager",
  "AmazonSSM",
  "ResourceGroupsTaggingAPI_20170126",
  "CloudTrail_20131101",
];

const THROTTLED = new Set(["ListSecrets", "DescribeParameters", "ListSecretVersionIds"]);

/** Every so many calls of one kind in one place are told to slow down. */
const THROTTLE_EVERY = 211;

/** One endpoint for every AWS service: told apart by target or action, Region and account by the signature. */
export function awsServer(
  worlds: Worlds,
  clock: DemoClock,
  values: ValueStore,
  traces: Traces = new Traces(Number.NEGATIVE_INFINITY),
) {
  const calls = new Map<string, number>();
  let requests = 0;

  function run(service: string, operation: string, call: AwsCall): unknown {
    const enabled = accountList.find(({ id }) => id === call.caller.account)?.regions;
    if (regional.includes(service) && !enabled?.includes(call.region)) {
      throw new AwsError(
        "UnrecognizedClientException",
        "The security token included in the request is invalid.",
      );
    }
    if (valueOperations.has(`${service}.${operation}`)) {
      values.refuse(`${call.caller.account}/${call.region}/${JSON.stringify(call.input)}`);
      throw denied(call, `${service === "AmazonSSM" ? "ssm" : service}:${operation}`);
    }
    const found = jsonServices[service]?.[operation];
    if (!found) throw new AwsError("UnknownOperationException", `Unknown operation ${operation}`);
    if (THROTTLED.has(operation)) slowDown(`${call.caller.account}/${call.region}/${operation}`);
    const answer = found(call);
    traces.note(call);
    return answer;
  }

  function slowDown(key: string): void {
    const count = (calls.get(key) ?? 0) + 1;
    calls.set(key, count);
    if (count % THROTTLE_EVERY === 0) throw new AwsError("ThrottlingException", "Rate exceeded");
  }

  return (asked: Asked): Answer => {
    const requestId = countedUuid(requests++);
    const { accessKey, region } = signature(asked);
    const callOf = (operation: string, input: Record<string, unknown>): AwsCall => ({
      operation,
      caller: callerOf(accessKey),
      region,
      input,
      state: worlds.at(clock.now()),
      agent: String(asked.headers["user-agent"] ?? ""),
      traces,
    });
    const target = String(asked.headers["x-amz-target"] ?? "");
    if (target) {
      const [service = "", operation = ""] = target.split(".").slice(-2);
      return jsonAnswer(requestId, () =>
        run(service, operation, callOf(operation, parseJson(asked.body))),
      );
    }
    if (asked.path === "/listRegions") {
      return jsonAnswer(requestId, () =>
        required(estate, "ListRegions")(callOf("ListRegions", parseJson(asked.body))),
      );
    }
    const form = Object.fromEntries(new URLSearchParams(asked.body));
    const action = form.Action ?? "";
    return queryAnswer(requestId, action, () => {
      const found = queryOperations[action];
      if (!found) throw new AwsError("InvalidAction", `Could not find operation ${action}`);
      return found(callOf(action, form));
    });
  };
}

/** Access key and Region, from the credential scope of the signature. */
function signature({ headers }: Asked): { accessKey: string; region: string } {
  const scope = /Credential=([^/,\s]+)\/\d+\/([^/]+)\//.exec(String(headers.authorization ?? ""));
  return { accessKey: scope?.[1] ?? "", region: scope?.[2] ?? "" };
}

function jsonAnswer(requestId: string, act: () => unknown): Answer {
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId };
  try {
    return { status: 200, headers, body: JSON.stringify(act()) };
  } catch (error) {
    const { code, message, status } = awsError(error);
    return {
      status,
      headers: { ...headers, "x-amzn-errortype": code },
      body: JSON.stringify({ __type: code, message }),
    };
  }
}

function queryAnswer(requestId: string, action: string, act: () => unknown): Answer {
  const headers = { "content-type": "text/xml", "x-amzn-requestid": requestId };
  const metadata = `<RequestId>${requestId}</RequestId>`;
  try {
    const result = `<${action}Result>${xmlOf(act())}</${action}Result>`;
    const body = `<${action}Response>${result}<ResponseMetadata>${metadata}</ResponseMetadata></${action}Response>`;
    return { status: 200, headers, body };
  } catch (error) {
    const { code, message, status } = awsError(error);
    const inner = xmlOf({ Type: "Sender", Code: code, Message: message });
    return {
      status,
      headers,
      body: `<ErrorResponse><Error>${inner}</Error>${metadata}</ErrorResponse>`,
    };
  }
}

function awsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  console.error(error);
  return new AwsError("InternalServiceError", "An error occurred on the server side.", 500);
}

const parseJson = (body: string): Record<string, unknown> =>
  body === "" ? {} : (JSON.parse(body) as Record<string, unknown>);

function required(operations: Readonly<Record<string, Operation>>, name: string): Operation {
  const found = operations[name];
  if (!found) throw new Error(`no operation ${name}`);
  return found;
}
