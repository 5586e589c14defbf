import type {
  EventPlace,
  EventPrincipal,
  ParsedEvent,
  ParsedRecord,
  Use,
} from "@/lib/access-sources/access-source";
import { asUuid, eventId } from "@/lib/access-sources/event-id";
import { instantOf } from "@/lib/access-sources/instant";
import { asFields, asText, storable } from "@/lib/access-sources/log-text";
import { type Call, callOf } from "./asked-for";
import { causeOf } from "./causes";
import { principalOf } from "./principal";
import type { Agent, RecordContext } from "./record-context";

type Fields = Readonly<Record<string, unknown>>;

/** A record, and what its partners in the same stretch are told by (partners.ts). */
export interface Draft {
  record: ParsedRecord;
  name: string;
  requestId: string | null;
  /** A secret read by Parameter Store for its caller. */
  forParameterStore: boolean;
}

const refused = (at: number, reason: string): Draft => ({
  record: { at, rejected: reason, excerpt: "" },
  name: "",
  requestId: null,
  forParameterStore: false,
});

/**
 * One CloudTrail record as accesses. `requestParameters` is caller-written text: only names are taken out of it. A record without
 * what makes it one is `rejected`, with an empty excerpt; the text of it is the caller's to excerpt.
 */
export function parseRecord(raw: unknown, at: number, context: RecordContext): Draft {
  const record = asFields(raw);
  if (!record) return refused(at, "is no object");
  const source = asText(record.eventSource);
  const name = asText(record.eventName) ?? "";
  const draft = { name, requestId: asText(record.requestID), forParameterStore: false };
  // Insight events have neither; neither is about a secret.
  if (source === null || name === "") {
    return record.eventType === "AwsCloudTrailInsight"
      ? { ...draft, record: { at, ignored: "not-about-secrets" } }
      : refused(at, `lacks ${source === null ? "eventSource" : "eventName"}`);
  }
  const version = asText(record.eventVersion);
  if (version !== null && !version.startsWith("1."))
    return refused(at, "has an unknown eventVersion");
  const region = asText(record.awsRegion);
  const identity = asFields(record.userIdentity);
  const account = asText(record.recipientAccountId) ?? asText(identity?.accountId);
  const ours = about.has(source);
  if (!ours) return { ...draft, record: { at, ignored: "not-about-secrets" } };
  if (region === null) return refused(at, "lacks awsRegion");
  if (account === null) return refused(at, "lacks recipientAccountId");
  const where = { account: storable(account, 64), region: storable(region, 64) };
  const call = callOf(record, source, name, where, context);
  if (call === null) return { ...draft, record: { at, ignored: "not-about-secrets" } };
  const id = asText(record.eventID);
  if (id === null) return refused(at, "lacks eventID");
  const occurredAt = instantOf(asText(record.eventTime), context.now);
  if (occurredAt === null) return refused(at, "has no usable eventTime");
  if (call.asked.length === 0) return { ...draft, record: { at, ignored: "aws-owned" } };
  return {
    ...draft,
    forParameterStore:
      source !== "ssm.amazonaws.com" && invokedBy(record, identity) === "ssm.amazonaws.com",
    record: accepted(
      record,
      identity,
      call,
      { at, id, name: storable(name, 100), occurredAt, ...where },
      context,
    ),
  };
}

const about = new Set(["secretsmanager.amazonaws.com", "ssm.amazonaws.com", "kms.amazonaws.com"]);

interface Told {
  at: number;
  id: string;
  name: string;
  occurredAt: string;
  account: string;
  region: string;
}

function accepted(
  record: Fields,
  identity: Fields | null,
  call: Call,
  { at, id, name, occurredAt, account, region }: Told,
  context: RecordContext,
): ParsedRecord {
  const agent = asText(record.userAgent);
  const known = agent === null ? null : agentOf(agent, context);
  const cause = causeOf(asText(record.errorCode), asText(record.errorMessage), name);
  const principal = principalOf(identity, context);
  const ours = (known?.ours ?? false) || (asText(identity?.arn)?.endsWith("/kagimori") ?? false);
  const doer = ours && harmless.has(call.use) ? kagimori(principal, context) : principal;
  const requestId = asUuid(asText(record.requestID));
  const sharedEventId = sharedId(record);
  const sourceIp = ipOf(record);
  const via = call.origin !== "inferred" && isUi(record, known) ? "ui" : "api";
  const ownId = eventId(id);
  const events: ParsedEvent[] = [];
  // Written out: spreading a common part costs as much as all the rest.
  for (const { backend, item, target } of call.asked) {
    events.push({
      occurredAt,
      eventId: ownId,
      item,
      sharedEventId,
      requestId,
      place: placeOf(backend, account, region, context),
      action: name,
      use: call.use,
      cause,
      target,
      principal: doer,
      sourceIp,
      userAgent: known?.text ?? null,
      origin: call.origin ?? "logged",
      via,
    });
  }
  const place = events[0]?.place;
  return known?.ours && call.use === "list" && cause === null && place
    ? { at, events, footprint: { place, at: occurredAt, node: null } }
    : { at, events };
}

const placeOf = (
  backend: EventPlace["backend"],
  account: string,
  region: string,
  { places }: RecordContext,
): EventPlace =>
  places.of(`${backend} ${account} ${region}`, () => ({
    backend,
    account,
    region,
    cluster: null,
    namespace: null,
  }));

const sharedId = (record: Fields): string | null => {
  const shared = asText(record.sharedEventID);
  return shared === null ? null : eventId(shared);
};

const ipOf = (record: Fields): string | null => {
  const address = asText(record.sourceIPAddress);
  return address === null ? null : storable(address, 100);
};

/** Kagimori asks for lists and metadata only: whoever does more under its mark is somebody else. */
const harmless: ReadonlySet<Use> = new Set(["list", "metadata-read"]);

const kagimori = (principal: EventPrincipal, { principals }: RecordContext): EventPrincipal =>
  principals.of(`ours ${principal.key}`, () => ({
    ...principal,
    key: storable(`kagimori:${principal.key}`),
    kind: "kagimori",
    name: "Kagimori",
  }));

function agentOf(agent: string, { agents, mask, installation }: RecordContext): Agent {
  return agents.of(agent, () => ({
    text: storable(mask(agent), 500),
    ours: installation !== "" && agent.split(" ").includes(`kagimori/${installation}`),
    console: /^Mozilla\/|console\.amazonaws\.com|^AWS Internal/.test(agent),
  }));
}

/** The console asks with a browser's user agent or with the service's own name for its calls. */
function isUi(record: Fields, agent: Agent | null): boolean {
  return (
    record.sessionCredentialFromConsole === "true" ||
    record.sessionCredentialFromConsole === true ||
    record.eventType === "AwsConsoleAction" ||
    (agent?.console ?? false)
  );
}

const invokedBy = (record: Fields, identity: Fields | null): string | null =>
  asText(identity?.invokedBy) ?? asText(record.sourceIPAddress);
