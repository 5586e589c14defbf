import { RefusedCall } from "@/lib/backends/vault/refused-call";

/**
 * Every call this backend may send, as verb, engine and path inside the mount. None answers with a value.
 * `*` is one segment, `**` one or more, possibly ending in a slash or empty. LIST and SCAN travel as GET with
 * `?list=true` and `?scan=true`, which every version accepts and every proxy lets through.
 */
const allowed = [
  "GET sys/health",
  "GET sys/internal/ui/mounts",
  "GET sys/mounts",
  "LIST sys/namespaces",
  "GET sys/namespaces/*",
  "POST sys/capabilities-self",
  "GET auth/token/lookup-self",
  "POST auth/token/renew-self",
  "POST login/login",
  "LIST kv2/metadata/**",
  "GET kv2/metadata/**",
  "LIST kv2/detailed-metadata/**",
  "SCAN kv2/detailed-metadata/**",
  "LIST kv1/**",
  "LIST database/config/**",
  "GET database/config/**",
  "LIST database/roles/**",
  "GET database/roles/**",
  "LIST database/static-roles/**",
  "GET database/static-roles/**",
  "LIST pki/issuers",
  "GET pki/issuer/*",
  "LIST pki/roles/",
  "GET pki/roles/*",
  "LIST pki/certs",
  "LIST pki/certs/detailed",
  "GET pki/cert/*",
  "LIST transit/keys/",
  "GET transit/keys/*",
  "LIST ssh/roles/",
  "GET ssh/roles/*",
  "GET ssh/config/ca",
  "LIST aws/roles/",
  "GET aws/roles/*",
  "LIST aws/static-roles/",
  "GET aws/static-roles/*",
  "GET aws/config/root",
  "LIST approle/role/",
  "GET approle/role/*",
  "LIST approle/role/*/secret-id",
  "POST approle/role/*/secret-id-accessor/lookup",
] as const;

export type Verb = "GET" | "LIST" | "SCAN" | "POST";
export type Engine =
  | "sys"
  | "auth"
  | "login"
  | "kv1"
  | "kv2"
  | "database"
  | "pki"
  | "transit"
  | "ssh"
  | "aws"
  | "approle";

/** One call before it is sent. `mount` and `path` as people write them, not encoded. */
export interface Call {
  verb: Verb;
  engine: Engine;
  /** Full path from the root without slashes at its ends; "" is the root. */
  namespace: string;
  /** With its slash at the end: `secret/`, `auth/approle/`, `sys/`. */
  mount: string;
  /** Inside the mount. */
  path: string;
  query?: Readonly<Record<string, string>>;
  body?: Readonly<Record<string, unknown>>;
}

const name = (entry: string) => `vault:${entry}`;

export const allowedCalls: readonly string[] = allowed.map(name);

/** A list of allowed calls, ready to be asked: entries as above, and the names under which their calls are counted. */
export const rulesOf = (entries: readonly string[]) => entries.map(ruleOf);
export type Rules = ReturnType<typeof rulesOf>;

function ruleOf(entry: string) {
  const [verb, rest = ""] = entry.split(" ");
  const [engine, ...path] = rest.split("/");
  const source = path
    .map((part) => (part === "**" ? ".*" : part === "*" ? "[^/]+" : part))
    .join("/");
  return { verb, engine, path: new RegExp(`^${source}$`, "s"), name: name(entry) };
}

const inventoryRules = rulesOf(allowed);

/**
 * The name under which a call is allowed. Throws RefusedCall before anything is sent: for a call that is not
 * listed, and for a path with `.`, `..` or empty segments, which a server or URL parser would turn into another path.
 */
export function allowedName(call: Call, rules: Rules = inventoryRules): string {
  const segments = `${call.mount}${call.path}`.replace(/\/$/, "").split("/");
  const readable = (segment: string) =>
    segment !== "" && !/^\.\.?$/.test(segment) && isWellFormed(segment);
  if (!segments.every(readable))
    throw new RefusedCall(
      `a path with an empty or dotted segment cannot be asked for: ${describe(call)}`,
    );
  const query = Object.keys(call.query ?? {});
  if (query.some((key) => key !== "after" && key !== "limit" && key !== "standbyok"))
    throw new RefusedCall(`query ${query.join(", ")} is not among the calls Kagimori may send`);
  const rule = rules.find(
    ({ verb, engine, path }) =>
      verb === call.verb && engine === call.engine && path.test(call.path),
  );
  if (!rule) throw new RefusedCall(`not among the calls Kagimori may send: ${describe(call)}`);
  return rule.name;
}

/** False for half a surrogate pair, which no URL can say. */
const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);

/** For messages: `LIST secret/metadata/app/ in namespace team-a`. */
export function describe({ verb, mount, path, namespace }: Call): string {
  return `${verb} ${mount}${path}${namespace ? ` in namespace ${namespace}` : ""}`;
}

/** The URL of a call: each segment encoded by itself, so that `%`, `#`, `?` and spaces in names stay in the path. */
export function urlOf(endpoint: string, { verb, mount, path, query }: Call): string {
  const encoded = `${mount}${path}`.split("/").map(encodeURIComponent).join("/");
  const search = new URLSearchParams(query);
  if (verb === "LIST") search.set("list", "true");
  if (verb === "SCAN") search.set("scan", "true");
  const text = search.toString();
  return `${endpoint.replace(/\/+$/, "")}/v1/${encoded}${text ? `?${text}` : ""}`;
}
