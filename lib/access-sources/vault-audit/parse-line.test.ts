import { expect, test } from "vitest";
import type { ParsedEvent, ParsedRecord } from "@/lib/access-sources/access-source";
import { auditCall, auditEntry } from "@/lib/access-sources/testing/audit";
import { now, testContext } from "@/lib/access-sources/testing/context";
import { type LineContext, lineContext } from "./line-context";
import { parseLine } from "./parse-line";

const mounts = new Map([
  ["kv_1", { cluster: "c1", namespace: "", mount: "old/", kv: 1 as const }],
  ["kv_2", { cluster: "c1", namespace: "", mount: "secret/", kv: 2 as const }],
]);

const context = (over: Partial<LineContext> = {}): LineContext => ({
  ...lineContext(testContext({ mounts }), { cluster: "c1", ourselves: null, now }),
  ...over,
});
const parse = (entry: unknown, using = context()): ParsedRecord =>
  parseLine(typeof entry === "string" ? entry : JSON.stringify(entry), 1, using);

function only(entry: unknown, using = context()): ParsedEvent {
  const record = parse(entry, using);
  const event = "events" in record ? record.events[0] : undefined;
  if (!event) throw new Error(JSON.stringify(record));
  return event;
}

test("a read in KV v2, with every field that is kept", () => {
  const id = "0D6A7F9E-2222-4333-8444-555566667777";
  expect(only(auditEntry({ request: { id } }))).toEqual({
    occurredAt: "2026-11-20T14:03:22.518Z",
    eventId: id.toLowerCase(),
    item: 0,
    sharedEventId: null,
    requestId: id.toLowerCase(),
    place: { backend: "vault", account: null, region: null, cluster: "c1", namespace: null },
    action: "read",
    use: "value-read",
    cause: null,
    target: {
      label: "secret/billing/db",
      identities: ["vault:c1:root:kv_2:billing/db"],
      pathLevel: false,
    },
    principal: {
      key: "vault:c1:entity:5a0e7c1e-0000-4000-8000-00000000c0de",
      kind: "unresolved",
      name: "billing/api",
      account: null,
      type: "kubernetes",
      role: "billing",
      session: "kubernetes-billing-api",
      identity: null,
      fullness: 2,
    },
    sourceIp: "10.20.0.7",
    userAgent: "billing/1.4",
    origin: "logged",
    via: "api",
  });
});

test("the order of fields and a prefix before the brace make no difference", () => {
  const entry = auditEntry();
  const turned = Object.fromEntries(Object.entries(entry).reverse());
  expect(parse(`@cee: ${JSON.stringify(turned)}`)).toEqual(parse(entry));
});

test("request and response are one access, a refusal logged twice is one failure", () => {
  const { response: _, ...asked } = auditEntry({ type: "request" });
  const { id } = asked.request as { id: string };
  expect(parse(asked)).toEqual({ at: 1, ignored: "told-by-partner", partner: id });
  const error = "1 error occurred:\n\t* permission denied\n\n";
  expect(parse({ ...asked, error })).toMatchObject({ ignored: "told-by-partner", partner: id });
  expect(only(auditEntry({ error, response: { data: undefined } })).cause).toBe("denied");
});

test.each([
  ["rate limit quota exceeded", "throttled"],
  ["invalid token", "denied"],
  ['no handler for route "x/y". route entry not found.', "not-found"],
  ["internal error", "other"],
])("%s: %s", (error, cause) => {
  expect(only(auditEntry({ error })).cause).toBe(cause);
});

test("nothing there is no error to Vault, and a read that failed to us", () => {
  expect(only(auditEntry({ response: { data: undefined } })).cause).toBe("not-found");
  const deleted = {
    http_content_type: "hmac-sha256:1",
    http_raw_body: "hmac-sha256:2",
    http_status_code: 404,
  };
  expect(only(auditEntry({ response: { data: deleted } })).cause).toBe("not-found");
  expect(
    only(
      auditCall("db/", "database", "creds/ro", "read", {
        response: { data: { error: "hmac-sha256:1" } },
      }),
    ),
  ).toBeDefined();
});

const kv2 = (operation: string, path: string) =>
  auditEntry({ request: { operation, path: `secret/${path}` } });
const kv1 = (operation: string, path: string) =>
  auditEntry({
    request: { operation, path: `old/${path}`, mount_point: "old/", mount_accessor: "kv_1" },
  });

test.each([
  [kv2("read", "data/a/b"), "value-read", "a/b", false],
  [kv2("update", "data/a/b"), "write", "a/b", false],
  [kv2("delete", "data/a/b"), "write", "a/b", false],
  [kv2("read", "metadata/a/b"), "metadata-read", "a/b", false],
  [kv2("read", "subkeys/a/b"), "metadata-read", "a/b", false],
  [kv2("list", "metadata/a/"), "list", "a/", true],
  [kv2("scan", "detailed-metadata/"), "list", "", true],
  [kv2("update", "destroy/a/b"), "write", "a/b", false],
  [kv1("read", "a/b"), "value-read", "a/b", false],
  [kv1("list", "a/"), "list", "a/", true],
  [kv1("read", "data/a"), "value-read", "data/a", false],
  [auditCall("db/", "database", "creds/ro", "read"), "issue", "roles/ro", false],
  [auditCall("db/", "database", "static-creds/app", "read"), "issue", "static-roles/app", false],
  [auditCall("db/", "database", "rotate-role/app", "update"), "write", "static-roles/app", false],
  [auditCall("db/", "database", "roles/ro", "read"), "metadata-read", "roles/ro", false],
  [auditCall("pki/", "pki", "issue/web", "update"), "issue", "roles/web", false],
  [auditCall("transit/", "transit", "decrypt/k", "update"), "issue", "keys/k", false],
  [
    auditCall("transit/", "transit", "export/encryption-key/k", "read"),
    "value-read",
    "keys/k",
    false,
  ],
  [auditCall("aws/", "aws", "creds/deploy", "read"), "issue", "roles/deploy", false],
  [auditCall("ssh/", "ssh", "sign/admin", "update"), "issue", "roles/admin", false],
  [auditCall("auth/approle/", "approle", "role/ci/secret-id", "update"), "issue", "role/ci", false],
] as const)("%#: %s", (entry, use, path, pathLevel) => {
  const event = only(entry);
  expect([event.use, event.target?.pathLevel]).toEqual([use, pathLevel]);
  expect(event.target?.identities[0]?.split(":").slice(4).join(":")).toBe(path);
});

test("old lines tell no mount: the inventory does, else how the path is made", () => {
  const bare = (path: string) => {
    const entry = auditEntry({
      request: { path, mount_point: undefined, mount_type: undefined, mount_accessor: undefined },
    });
    return only(entry).target?.identities[0];
  };
  expect(bare("secret/data/a")).toBe("vault:c1:root:kv_2:a");
  expect(bare("old/a")).toBe("vault:c1:root:kv_1:a");
  expect(bare("new/data/a")).toBe("vault:c1:root:mount=new/:a");
});

test("what a server asks of itself while it starts has no id of its own", () => {
  expect(only(auditEntry({ request: { id: undefined } })).eventId).toMatch(/^.{14}5/);
});

test("a cluster not known yet stands empty in the identity; namespaces are told by id and path", () => {
  const entry = auditEntry({
    request: { mount_accessor: "kv_9", namespace: { id: "Xy12", path: "team-a/" } },
  });
  expect(only(entry, context({ cluster: "" }))).toMatchObject({
    place: { cluster: null, namespace: "team-a" },
    target: { identities: ["vault::Xy12:kv_9:billing/db"] },
  });
});

test("a wrapped answer hands out a token; it is read where the token is used, by whoever uses it", () => {
  const using = context();
  const token = "hmac-sha256:7777";
  const wrapped = auditEntry({
    request: { wrap_ttl: 300 },
    response: { data: undefined, wrap_info: { token, ttl: 300 } },
  });
  expect(only(wrapped, using)).toMatchObject({ use: "issue", cause: null });
  const unwrap = auditEntry({
    request: {
      path: "sys/wrapping/unwrap",
      operation: "update",
      mount_point: "sys/",
      mount_type: "system",
      mount_accessor: "system_1",
      client_token: token,
    },
    auth: { entity_id: "", display_name: "token", metadata: {} },
  });
  expect(only(unwrap, using)).toMatchObject({
    use: "value-read",
    target: { label: "secret/billing/db" },
    principal: { name: "token" },
  });
  expect(only(unwrap).target).toBeNull();
});

test("a login is the new token's", () => {
  const login = auditEntry({
    auth: { display_name: "", entity_id: "", metadata: {} },
    request: {
      path: "auth/approle/login",
      operation: "update",
      mount_point: "auth/approle/",
      mount_type: "approle",
      mount_accessor: "approle_1",
    },
    response: {
      auth: { display_name: "approle", entity_id: "e-1", metadata: { role_name: "ci" } },
    },
  });
  expect(only(login)).toMatchObject({
    use: "login",
    target: null,
    principal: { key: "vault:c1:entity:e-1", name: "ci", type: "approle" },
  });
  const { response: _, ...refused } = login;
  expect(only({ ...refused, error: "invalid role ID" })).toMatchObject({
    use: "login",
    cause: "denied",
  });
});

test.each([
  { display_name: "oidc-ann@example.jp", metadata: { role: "default" } },
  { display_name: "userpass-ann", metadata: { username: "ann" } },
])("a person is named by the alias: $display_name", (auth) => {
  expect(only(auditEntry({ auth })).principal).toMatchObject({
    identity: expect.stringMatching(/^ann/),
    fullness: 2,
  });
});

test("our own look-up of ourselves is a footprint, by its mark or by who we are", () => {
  const lookup = (over: Record<string, unknown>, headers: object = {}) =>
    auditEntry({
      request: {
        path: "auth/token/lookup-self",
        mount_point: "auth/token/",
        mount_type: "token",
        mount_accessor: "auth_token_1",
        headers,
      },
      auth: over,
    });
  const footprint = { at: "2026-11-20T14:03:22.518Z", node: null, place: { cluster: "c1" } };
  const marked = lookup({}, { "user-agent": ["kagimori/test"] });
  expect(parse(marked)).toMatchObject({ events: [], footprint });
  expect(parse(lookup({ entity_id: "e-9" }))).toEqual({ at: 1, ignored: "not-about-secrets" });
  const byEntity = context({ ourselves: { entityId: "e-9", displayName: "approle" } });
  expect(parse(lookup({ entity_id: "e-9" }), byEntity)).toMatchObject({ footprint });
  expect(parse(lookup({}), byEntity)).not.toHaveProperty("footprint");
  const byName = context({ ourselves: { entityId: null, displayName: "token-kagimori" } });
  expect(
    parse(lookup({ entity_id: undefined, display_name: "token-kagimori" }), byName),
  ).toMatchObject({ footprint });
});

test("our metadata reads are ours; a value read under our mark is somebody else's", () => {
  const headers = { "user-agent": ["kagimori/test"] };
  expect(only(auditEntry({ request: { path: "secret/metadata/a", headers } })).principal.kind).toBe(
    "kagimori",
  );
  expect(only(auditEntry({ request: { headers } })).principal.kind).toBe("unresolved");
});

test.each([
  auditCall("sys/", "system", "audit/test", "update"),
  auditCall("sys/", "system", "capabilities-self", "update"),
  auditCall("identity/", "identity", "entity/id", "list"),
  auditCall("cubbyhole/", "cubbyhole", "x", "read"),
  auditCall("auth/token/", "token", "renew-self", "update"),
])("%#: not about secrets", (entry) => {
  expect(parse(entry)).toEqual({ at: 1, ignored: "not-about-secrets" });
});

test("values in data never come through: under log_raw, as numbers, in damaged lines", () => {
  const entry = auditEntry({
    response: { data: { data: { password: "kgmr-canary", pin: 424242 } } },
    request: { data: { v: "kgmr-canary" } },
  });
  const text = JSON.stringify(entry);
  const all = [
    parse(text),
    parse(text.slice(0, -20)),
    parse(text.replace('"type":"response"', '"type":"x"')),
    parse("kgmr-canary"),
  ];
  expect(JSON.stringify(all)).not.toMatch(/canary|424242/);
  expect(all.filter((record) => "rejected" in record)).toHaveLength(3);
});

test.each([
  "",
  "{}",
  "{",
  JSON.stringify(auditEntry({ request: { path: undefined } })),
  JSON.stringify(auditEntry({ time: "x" })),
])("%#: refused, never thrown", (line) => {
  expect(parse(line)).toMatchObject({ rejected: expect.stringMatching(/\S/) });
});
