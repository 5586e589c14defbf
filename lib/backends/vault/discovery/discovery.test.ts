import { afterEach, describe, expect, test } from "vitest";
import { vault } from "@/lib/backends/vault";
import { openAt, readAll } from "@/lib/backends/vault/testing/open";
import { startVault, type VaultStandIn } from "@/lib/backends/vault/testing/stand-in";
import { kv2, mount, type World, world } from "@/lib/backends/vault/testing/world";

const signal = new AbortController().signal;
let server: VaultStandIn;
async function read(more: Partial<World>, settings: Record<string, unknown> = {}) {
  server = await startVault(world(more));
  return readAll(openAt(server.url, settings));
}
afterEach(() => server.close());

const labels = ({ found }: Awaited<ReturnType<typeof read>>) =>
  found.map((one) => ("lost" in one ? `lost ${one.lost.place.label}` : one.place.label));

const nested: Partial<World> = {
  namespaces: { "team-a": { id: "ns1" }, "team-a/sub": { id: "ns2" }, "team-b": { id: "ns3" } },
  mounts: [
    mount("secret/", "kv", "kv_1", "2"),
    mount("kv/", "kv", "kv_2", "2", "team-a"),
    mount("kv/", "kv", "kv_3", "2", "team-a/sub"),
    mount("kv/", "kv", "kv_4", "2", "team-b"),
  ],
};

test("namespaces are read to the bottom; places are cluster, namespace id and accessor", async () => {
  const { found } = await read(nested);
  expect(found.map((one) => "place" in one && [one.place.label, one.place.key])).toEqual([
    ["secret/", "vault:5f0c1d2e-cluster:root:kv_1"],
    ["team-a kv/", "vault:5f0c1d2e-cluster:ns1:kv_2"],
    ["team-a/sub kv/", "vault:5f0c1d2e-cluster:ns2:kv_3"],
    ["team-b kv/", "vault:5f0c1d2e-cluster:ns3:kv_4"],
  ]);
  expect(found[1]).toMatchObject({
    place: { cluster: "stand-in", namespace: "team-a", mount: "kv/", account: null, region: null },
  });
});

test("a remount keeps identities: they hang on the accessor, not on the path", async () => {
  const identity = async (path: string) => {
    const mounts = [mount(path, "kv", "kv_1", "2")];
    const { entries } = await read({ mounts, objects: kv2(["app/db"], `|${path}`) });
    await server.close();
    return entries[0]?.identity;
  };
  expect(await identity("secret/")).toBe(await identity("moved/here/"));
});

test("a sealed namespace is lost with its children; the others are read", async () => {
  const listed = await read({
    ...nested,
    namespaces: { ...nested.namespaces, "team-a": { id: "ns1", sealed: true } },
  });
  expect(labels(listed)).toEqual(["secret/", "lost namespace team-a", "team-b kv/"]);
  expect(listed.found[1]).toMatchObject({
    lost: {
      holdsPlaces: true,
      place: { key: "vault:5f0c1d2e-cluster:ns1" },
      failure: { cause: "unreachable", message: expect.stringContaining("namespace is sealed") },
    },
  });
});

test.each([
  ["Vault Community has no namespaces", /^$/, {}],
  ["listing them is not allowed", /LIST \|sys\/namespaces/, nested],
])("%s: the first one alone is read", async (_, rule, more) => {
  expect(labels(await read({ ...more, denied: [rule] }))).toEqual(["secret/"]);
});

describe("settings that begin in a namespace", () => {
  const settings = { namespace: "/team-a/" };
  test("know its id from its parent, and read what is below it", async () => {
    const listed = await read(nested, settings);
    expect(labels(listed)).toEqual(["team-a kv/", "team-a/sub kv/"]);
    expect(listed.found[0]).toMatchObject({ place: { key: "vault:5f0c1d2e-cluster:ns1:kv_2" } });
  });

  test("fall back to its path where nothing tells the id", async () => {
    const denied = [/GET \|sys\/namespaces\//];
    const { found } = await read({ ...nested, denied }, settings);
    expect(found[0]).toMatchObject({ place: { key: "vault:5f0c1d2e-cluster:path=team-a:kv_2" } });
  });

  test("know it from a token that was made there", async () => {
    const token = { accessor: "AbC.ns1", namespace_path: "team-a/", policies: [] };
    const { found } = await read(
      { ...nested, tokens: { root: token }, denied: [/GET \|sys\/namespaces\//] },
      settings,
    );
    expect(found[0]).toMatchObject({ place: { key: "vault:5f0c1d2e-cluster:ns1:kv_2" } });
  });
});

test("mounts: KV by its options, the system's own left out, others known and not read", async () => {
  const listed = await read({
    mounts: [
      mount("secret/", "kv", "kv_1", "1"),
      mount("plain/", "kv", "kv_2"),
      mount("new/", "kv", "kv_3", "2"),
      mount("cubbyhole/", "cubbyhole", "cubbyhole_1"),
      mount("totp/", "totp", "totp_1"),
      mount("auth/approle/", "approle", "auth_approle_1"),
      mount("auth/userpass/", "userpass", "auth_userpass_1"),
    ],
    objects: { "|secret/a": {}, "|plain/b": {}, ...kv2(["c"], "|new/") },
  });
  expect(labels(listed)).toEqual(["secret/", "plain/", "new/", "auth/approle/"]);
  expect(listed.entries.map(({ type }) => type)).toEqual(["kv1", "kv1", "kv2"]);

  const estate = await openAt(server.url).estate(signal);
  expect(estate.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
    "cluster stand-in",
    "namespace root",
    "mount secret/",
    "mount plain/",
    "mount new/",
    "mount totp/",
    "mount auth/approle/",
  ]);
});

test.each([
  [{ include: ["secret"] }, ["secret/"]],
  [{ include: ["team-a/*"] }, ["team-a kv/", "team-a/sub kv/"]],
  [{ exclude: ["kv/"] }, ["secret/"]],
  [{ include: ["*"], exclude: ["team-a/sub/kv"] }, ["secret/", "team-a kv/", "team-b kv/"]],
])("mounts: %o", async (mounts, expected) => {
  expect(labels(await read(nested, { mounts }))).toEqual(expected);
});

test("a cluster that tells no id is refused: a stand-in for it would make every entry another one", async () => {
  await expect(read({ clusterId: null })).rejects.toThrow("tells no cluster_id");
});

test("a disaster recovery secondary says where to go, instead of failing call by call", async () => {
  server = await startVault(world({ recovery: true }));
  const error = await openAt(server.url)
    .check(signal)
    .catch((error) => error);
  expect(vault.explain(error)).toMatchObject({
    cause: "unreachable",
    todo: expect.stringContaining("active node"),
  });
});

test("namespaces of any script are named to the server in its own bytes", async () => {
  const mounts = [mount("kv/", "kv", "kv_1", "2", "本店 tokyo")];
  const { found } = await read({ namespaces: { "本店 tokyo": { id: "ns1" } }, mounts });
  expect(found).toMatchObject([{ place: { label: "本店 tokyo kv/" } }]);
});

test("check says who we are and how far the clocks are apart", async () => {
  server = await startVault(world());
  const ahead = () => new Date(Date.now() + 3_600_000);
  const { identity, clockSkewMs } = await openAt(server.url, {}, { clock: ahead }).check(signal);
  expect(identity).toBe("root (kagimori)");
  expect(Math.round((clockSkewMs ?? 0) / 60_000)).toBe(-60);
});
