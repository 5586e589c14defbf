import { afterEach, describe, expect, test } from "vitest";
import type { RightsSubject } from "@/lib/backends/secret-backend";
import { valuePaths } from "@/lib/backends/vault/rights/value-paths";
import { openAt, readAll } from "@/lib/backends/vault/testing/open";
import { startVault, type VaultStandIn } from "@/lib/backends/vault/testing/stand-in";
import { kv2, mount, type World, world } from "@/lib/backends/vault/testing/world";

const signal = new AbortController().signal;
let server: VaultStandIn;
afterEach(() => server.close());

async function* streamed(subjects: readonly RightsSubject[]) {
  yield* subjects;
}
async function rights(more: Partial<World>) {
  const told = world(more);
  server = await startVault(told);
  const connection = openAt(server.url);
  const { subjects } = await readAll(connection);
  return { told, connection, subjects, test: () => connection.rights(streamed(subjects), signal) };
}

const asked = () => server.seen.filter((line) => line.endsWith("sys/capabilities-self")).length;

test("none found says how many paths were asked about, and how", async () => {
  const { test } = await rights({ objects: kv2(["app/db", "app/api"]) });
  expect(await test()).toMatchObject({
    values: "none-found",
    method: "sys/capabilities-self",
    // data/ and subkeys/ of each, and what leads to more.
    tested: expect.any(Number),
    examples: [],
    reason: null,
  });
});

test("a rule with + that reads one name anywhere is found, because every path is asked about", async () => {
  const paths = Array.from({ length: 600 }, (_, at) => `service-${at}/api`);
  const { test } = await rights({
    objects: kv2([...paths, "billing/db"]),
    can: (_, path) => (/^secret\/data\/[^/]+\/db$/.test(path) ? ["read"] : ["deny"]),
  });
  const found = await test();
  expect(found).toMatchObject({
    values: "can-read",
    examples: ["secret/data/billing/db (read)"],
    tested: 601 * 2 + 15,
  });
  // No more than 400 paths at once: servers refuse bodies of more than 1,000 strings.
  expect(asked()).toBe(4);
});

test.each([
  ["sys/policies/acl/kagimori", ["update"]],
  ["auth/token/create", ["create", "update"]],
  ["identity/group", ["update"]],
  ["sys/raw/kagimori-rights-test", ["read"]],
])("a path that leads to more is as good as reading: %s", async (path, capabilities) => {
  const { test } = await rights({ can: (_, asked) => (asked === path ? capabilities : ["deny"]) });
  expect(await test()).toMatchObject({
    values: "can-read",
    examples: [expect.stringContaining(path)],
  });
});

test("capabilities that read nothing are no finding", async () => {
  const { test } = await rights({
    objects: kv2(["app/db"]),
    can: (_, path) => (path.startsWith("secret/data/") ? ["create", "update", "delete"] : ["read"]),
  });
  // Reading subkeys tells names of fields; reading a policy changes none.
  expect((await test()).examples).toEqual([
    "secret/subkeys/app/db (read)",
    expect.stringContaining("sys/raw"),
    expect.stringContaining("raft/snapshot"),
  ]);
});

test("the question denied is not an answer", async () => {
  const { test } = await rights({ objects: kv2(["app/db"]), denied: [/capabilities-self/] });
  expect(await test()).toMatchObject({ values: "not-determined", tested: 0 });
});

describe("namespaces", () => {
  const below: Partial<World> = {
    namespaces: { "team-a": { id: "ns1" } },
    mounts: [mount("kv/", "kv", "kv_1", "2", "team-a")],
    objects: kv2(["app/db"], "team-a|kv/"),
  };

  test("are asked each by itself", async () => {
    const { test } = await rights({
      ...below,
      can: (namespace, path) =>
        namespace === "team-a" && path === "kv/data/app/db" ? ["read"] : ["deny"],
    });
    expect((await test()).examples).toEqual(["team-a/kv/data/app/db (read)"]);
  });

  test("where that is not allowed, are asked about from the token's own", async () => {
    const { test } = await rights({
      ...below,
      denied: [/team-a\|sys\/capabilities-self/],
      can: (namespace, path) =>
        namespace === "" && path === "team-a/kv/data/app/db" ? ["read"] : ["deny"],
    });
    expect((await test()).examples).toEqual(["team-a/kv/data/app/db (read)"]);
  });

  test("that cannot be entered any more leave the result open", async () => {
    const { told, test } = await rights(below);
    told.namespaces = { "team-a": { id: "ns1", sealed: true } };
    expect(await test()).toMatchObject({
      values: "not-determined",
      reason: "1 entries lie where this token sees no mount now",
    });
  });
});

test("a mount not offered any more is asked about at the path it had", async () => {
  const { told, test } = await rights({
    objects: kv2(["app/db"]),
    can: (_, path) => (path === "secret/data/app/db" ? ["read"] : ["deny"]),
  });
  told.mounts = [];
  expect((await test()).examples).toEqual(["secret/data/app/db (read)"]);
});

test("the value path of each kind of entry", () => {
  const paths = (
    type: RightsSubject["type"],
    engine: Parameters<typeof valuePaths>[1]["engine"],
    inner: string,
  ) => valuePaths(type, { namespace: "", mount: "m/", engine, inner }).map(({ path }) => path);
  expect(paths("kv2", "kv2", "app/db")).toEqual(["m/data/app/db", "m/subkeys/app/db"]);
  expect(paths("kv1", "kv1", "app/db")).toEqual(["m/app/db"]);
  expect(paths("static-role", "database", "static-roles/team/app")).toEqual([
    "m/static-creds/team/app",
  ]);
  expect(paths("dynamic-role", "database", "roles/app")).toEqual(["m/creds/app"]);
  expect(paths("dynamic-role", "aws", "roles/app")).toEqual(["m/creds/app", "m/sts/app"]);
  expect(paths("dynamic-role", "pki", "roles/web")).toEqual(["m/issue/web", "m/sign/web"]);
  expect(paths("dynamic-role", "ssh", "roles/ops")).toEqual([
    "m/creds/ops",
    "m/sign/ops",
    "m/issue/ops",
  ]);
  expect(paths("transit-key", "transit", "keys/k")).toEqual([
    "m/export/encryption-key/k",
    "m/export/signing-key/k",
    "m/export/hmac-key/k",
    "m/backup/k",
    "m/datakey/plaintext/k",
  ]);
  expect(paths("approle", "approle", "role/ci")).toEqual([
    "m/role/ci/secret-id",
    "m/role/ci/role-id",
  ]);
  expect(paths("root-credential", "database", "config/pg")).toEqual([]);
});
