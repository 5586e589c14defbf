import type {
  EventPlace,
  EventPrincipal,
  EventTarget,
  ParsedEvent,
  ParsedRecord,
  Use,
} from "@/lib/access-sources/access-source";
import { asUuid, eventId } from "@/lib/access-sources/event-id";
import { excerptOf } from "@/lib/access-sources/excerpt";
import { instantOf } from "@/lib/access-sources/instant";
import { asFields, asText, storable } from "@/lib/access-sources/log-text";
import { causeOfError, quietFailure } from "./causes";
import { type Classified, classify } from "./classify";
import type { LineContext } from "./line-context";
import { type MountOf, mountOf } from "./mount-of";
import { principalOf } from "./principal";

type Fields = Readonly<Record<string, unknown>>;

/** One line of an audit device. What stands before the first brace is the device's prefix. */
export function parseLine(line: string, at: number, context: LineContext): ParsedRecord {
  const brace = line.indexOf("{");
  if (brace < 0) return refused(line, at, "holds no JSON");
  let entry: Fields | null;
  try {
    entry = asFields(JSON.parse(brace === 0 ? line : line.slice(brace)));
  } catch {
    return refused(line, at, "is no JSON");
  }
  if (!entry) return refused(line, at, "is no object");
  const told = readEntry(entry, at, context);
  return typeof told === "string" ? refused(line, at, told) : told;
}

function refused(line: string, at: number, rejected: string): ParsedRecord {
  return { at, rejected, excerpt: excerptOf(line) };
}

/**
 * A call is logged when it comes and when it is answered: the answer tells it. `request.data` and `response.data` are
 * looked at for statuses only and never kept. Returns the reason where the entry cannot be read.
 */
function readEntry(entry: Fields, at: number, context: LineContext): ParsedRecord | string {
  const { type } = entry;
  if (type !== "request" && type !== "response") return "has neither type request nor response";
  const request = asFields(entry.request);
  if (!request) return "lacks request";
  const operation = asText(request.operation);
  const path = asText(request.path);
  if (operation === null || path === null) return "lacks request.operation or request.path";
  // What the server asks of itself while it starts has none.
  const id = asText(request.id) ?? `${String(entry.time)} ${operation} ${path}`;
  const namespace = (asText(asFields(request.namespace)?.path) ?? "").replace(/\/$/, "");
  const mount = mountOf(request, path, namespace, context);
  const response = asFields(entry.response);
  const newAuth = asFields(response?.auth);
  const auth = asFields(entry.auth);
  const isSelfLookup = path === "auth/token/lookup-self" && operation === "read";
  const what = classify(operation, mount, newAuth !== null);
  if (!what && !isSelfLookup) return { at, ignored: "not-about-secrets" };
  const ours = (isSelfLookup || type === "response") && isOurs(request, auth, context);
  if (!what && !ours) return { at, ignored: "not-about-secrets" };
  const requestId = asUuid(id);
  const ownId = requestId ?? eventId(id);
  if (type === "request") return { at, ignored: "told-by-partner", partner: ownId };
  const occurredAt = instantOf(asText(entry.time), context.now);
  if (occurredAt === null) return "has no usable time";
  const place = placeOf(mount.cluster, namespace, context);
  if (!what) return { at, events: [], footprint: { place, at: occurredAt, node: null } };
  const error = asText(entry.error);
  const cause =
    error === null ? quietFailure(operation, mount.type, response) : causeOfError(error);
  const target = targetOf(what, mount, request, context);
  const use = settledUse(what, request, response, target, context);
  const principal = principalOf(
    what.use === "login" ? (newAuth ?? auth) : auth,
    mount.cluster,
    context,
  );
  const agent = agentOf(request, context);
  const event: ParsedEvent = {
    occurredAt,
    eventId: ownId,
    item: 0,
    sharedEventId: null,
    requestId,
    place,
    action: storable(operation, 100),
    use,
    cause,
    target: path === "sys/wrapping/unwrap" ? unwrapped(request, context) : target,
    principal: ours && harmless.has(use) ? kagimori(principal, context) : principal,
    sourceIp: asText(request.remote_address) && storable(String(request.remote_address), 100),
    userAgent: agent?.text ?? null,
    origin: "logged",
    via: agent?.text.startsWith("Mozilla/") ? "ui" : "api",
  };
  return { at, events: [event] };
}

const placeOf = (cluster: string, namespace: string, { places }: LineContext): EventPlace =>
  places.of(`${cluster} ${namespace}`, () => ({
    backend: "vault",
    account: null,
    region: null,
    cluster: cluster || null,
    namespace: namespace ? storable(namespace, 500) : null,
  }));

/** An answer that was wrapped hands out a token that opens it; it is read where that token is used. */
function settledUse(
  { use }: Classified,
  request: Fields,
  response: Fields | null,
  target: EventTarget | null,
  { wrapped }: LineContext,
): Use {
  const wrap = asFields(response?.wrap_info);
  const token = asText(wrap?.token);
  if (token) wrapped.of(token, () => target);
  const isWrapped = wrap !== null || (typeof request.wrap_ttl === "number" && request.wrap_ttl > 0);
  return use === "value-read" && isWrapped ? "issue" : use;
}

/** The wrapping token is the request's own, or in its data; both are the digest the wrapping wrote. */
function unwrapped(request: Fields, { wrapped }: LineContext): EventTarget | null {
  const tokens = [asText(request.client_token), asText(asFields(request.data)?.token)];
  for (const token of tokens) {
    const target = token === null ? undefined : wrapped.peek(token);
    if (target) return target;
  }
  return null;
}

/** Kagimori reads lists and metadata only: whoever does more under its mark is somebody else. */
const harmless: ReadonlySet<Use> = new Set(["list", "metadata-read", "login"]);

const kagimori = (principal: EventPrincipal, { principals }: LineContext): EventPrincipal =>
  principals.of(`ours ${principal.key}`, () => ({
    ...principal,
    key: storable(`kagimori:${principal.key}`),
    kind: "kagimori",
    name: "Kagimori",
  }));

/** By the mark in the user agent, where headers are logged; else by the entity or name our token has. */
function isOurs(request: Fields, auth: Fields | null, context: LineContext): boolean {
  if (agentOf(request, context)?.ours) return true;
  const { ourselves } = context;
  if (!ourselves || !auth) return false;
  const entity = asText(auth.entity_id);
  return ourselves.entityId
    ? entity === ourselves.entityId
    : entity === null &&
        ourselves.displayName !== null &&
        auth.display_name === ourselves.displayName;
}

function agentOf(request: Fields, { agents, mask, installation }: LineContext) {
  const headers = asFields(request.headers);
  const told = headers?.["user-agent"] ?? headers?.["User-Agent"];
  const agent = asText(Array.isArray(told) ? told[0] : told);
  if (agent === null || agent.startsWith("hmac-sha256:")) return null;
  return agents.of(agent, () => ({
    text: storable(mask(agent), 500),
    ours: installation !== "" && agent.split(" ").includes(`kagimori/${installation}`),
  }));
}

/** The entry of the inventory it was about, known by cluster, namespace, mount and path. */
function targetOf(
  { path, pathLevel = false }: Classified,
  { cluster, accessor, mount }: MountOf,
  request: Fields,
  context: LineContext,
): EventTarget | null {
  if (path === null) return null;
  const namespace = asText(asFields(request.namespace)?.id) ?? "root";
  const memo = `${cluster} ${namespace} ${accessor ?? mount} ${path} ${pathLevel}`;
  return context.targets.of(memo, () => {
    const under = accessor ?? `mount=${mount}`;
    return {
      label: storable(context.mask(`${mount}${path}`)),
      identities: [
        storable(context.maskIdentity(`vault:${cluster}:${namespace}:${under}:${path}`)),
      ],
      pathLevel,
    };
  });
}
