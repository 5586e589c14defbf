import nodeVault from "node-vault";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoServers, startServers } from "@/demo/start";
import { cluster } from "@/demo/world/vault-mounts";

const TODAY = Date.parse("2026-11-23T00:00:00+09:00");
const DAY = 86_400_000;
const NOW = TODAY + 11 * 3_600_000;
let servers: DemoServers;

beforeAll(async () => {
  servers = await startServers({ today: TODAY });
  await setClock(NOW);
});
afterAll(() => servers.close());

const setClock = (now: number) =>
  fetch(`${servers.control}/clock`, {
    method: "POST",
    body: JSON.stringify({ now: new Date(now).toISOString() }),
  });

async function ask(path: string, { namespace = "", method = "GET", body = "" } = {}) {
  const response = await fetch(`${servers.vault}/v1/${path}`, {
    method,
    headers: { "x-vault-token": "hvs.test", "x-vault-namespace": namespace },
    ...(body ? { body } : {}),
  });
  const text = await response.text();
  return { status: response.status, text, body: text ? JSON.parse(text) : null };
}

interface Metadata {
  created_time: string;
  current_version: number;
  oldest_version: number;
  custom_metadata: Record<string, string> | null;
  versions: Record<string, { created_time: string; deletion_time: string; destroyed: boolean }>;
}

const metadataOf = async (mount: string, namespace = ""): Promise<Record<string, Metadata>> =>
  (await ask(`${mount}/detailed-metadata/?scan=true`, { namespace })).body.data.key_info;

describe("conventions", () => {
  test("health without a token, nothing else", async () => {
    const health = await (await fetch(`${servers.vault}/v1/sys/health`)).json();
    expect(health).toMatchObject({ initialized: true, sealed: false, cluster_id: cluster.id });
    expect((await fetch(`${servers.vault}/v1/sys/internal/ui/mounts`)).status).toBe(403);
  });

  test("an empty listing is a 404 without errors, list and scan at once a 400", async () => {
    expect(await ask("kv/metadata/nobody/?list=true")).toMatchObject({
      status: 404,
      body: { errors: [] },
    });
    expect((await ask("kv/metadata/?list=true&scan=true")).status).toBe(400);
  });

  test("a namespace is a header or a prefix", async () => {
    const byHeader = await ask("kv/metadata?list=true", { namespace: "payments" });
    const byPrefix = await ask("payments/kv/metadata?list=true");
    expect(byHeader.body.data).toEqual(byPrefix.body.data);
    expect(byHeader.body.data.keys).toContain("payments/");
  });

  test("the verbs LIST and SCAN, as Vault's own clients send them", async () => {
    const client = nodeVault({ endpoint: servers.vault, token: "hvs.test" });
    const listed = await client.list("kv/metadata/");
    expect(listed.data.keys).toContain("logistics/");
    const scanned = await ask("kv/metadata/", { method: "SCAN" });
    expect(scanned.body.data.keys).toContain("logistics/carrier-gw/prod/carrier-a/api-key");
  });

  test("the rate quota answers 429 every so often", async () => {
    const statuses = new Set<number>();
    for (let i = 0; i < 1500; i++) statuses.add((await ask("kv/config")).status);
    expect([...statuses].sort()).toEqual([200, 429]);
  });
});

describe("mounts", () => {
  const accessors = async () => {
    const { secret } = (await ask("sys/internal/ui/mounts")).body.data;
    return Object.fromEntries(
      Object.entries(secret as Record<string, { accessor: string }>).map(([path, one]) => [
        one.accessor,
        path,
      ]),
    );
  };

  test("a moved mount keeps its accessor; a hidden one is shown nowhere", async () => {
    const now = await accessors();
    await setClock(NOW - 60 * DAY);
    const before = await accessors();
    await setClock(NOW);
    const [moved] = Object.entries(now).filter(([key, path]) => before[key] !== path);
    expect(moved?.[1]).toBe("secret/");
    expect(before[moved?.[0] ?? ""]).toBe("kv-old/");
    expect(Object.values(now)).not.toContain("kv-board/");
    expect((await ask("kv-board/metadata?list=true")).status).toBe(403);
    expect((await ask("sys/mounts")).status).toBe(403);
  });

  test("one mount of version 2 has no detailed listing, one folder is closed", async () => {
    expect((await ask("secret/detailed-metadata/?scan=true")).status).toBe(403);
    expect((await ask("archive/metadata/?list=true", { namespace: "stores" })).body).toMatchObject({
      data: { keys: expect.arrayContaining(["hr/"]) },
      warnings: ["this mount is kept for reading only"],
    });
    expect((await ask("archive/metadata/hr/?list=true", { namespace: "stores" })).status).toBe(403);
  });
});

describe("KV version 2", () => {
  test("every oddity of metadata is there", async () => {
    const all = [
      ...Object.values(await metadataOf("kv")),
      ...Object.values(await metadataOf("kv", "payments")),
    ];
    const current = (one: Metadata) => one.versions[one.current_version];
    const some = (is: (one: Metadata) => unknown) => all.some((one) => Boolean(is(one)));
    const at = (text: string | undefined) => (text ? Date.parse(text) : 0);
    expect(some((one) => current(one)?.destroyed)).toBe(true);
    expect(
      some((one) => at(current(one)?.deletion_time) > 0 && at(current(one)?.deletion_time) < NOW),
    ).toBe(true);
    expect(some((one) => at(current(one)?.deletion_time) > NOW)).toBe(true);
    expect(some((one) => one.oldest_version > 1)).toBe(true);
    expect(some((one) => one.custom_metadata === null)).toBe(true);
    expect(some((one) => one.custom_metadata && !("owner" in one.custom_metadata))).toBe(true);
    expect(some((one) => one.versions["1"]?.destroyed && one.current_version > 1)).toBe(true);
    expect(some((one) => current(one)?.created_time.endsWith("+09:00"))).toBe(true);
    expect(some((one) => Object.keys(one.versions).length > 9)).toBe(true);
  });

  test("keys with other letters, spaces and signs, and a folder beside a leaf of its name", async () => {
    for (const key of [
      "members/notifier/prod/メール配信/送信鍵",
      "cs/cs-console/stg/zendesk sandbox/api token",
      "ads/ads-bridge/prod/discount-50%/api-key",
      "data/etl-batch/dev/feed#2/api-key",
    ]) {
      const path = key.split("/").map(encodeURIComponent).join("/");
      expect((await ask(`kv/metadata/${path}`)).status, key).toBe(200);
    }
    const folder = (await ask("kv/metadata/orders/order-api/prod/?list=true")).body.data.keys;
    expect(folder).toEqual(expect.arrayContaining(["gift", "gift/"]));
  });

  test("a path deleted and written again has another created_time", async () => {
    const before = await metadataOf("kv");
    await setClock(NOW - 55 * DAY);
    const then = await metadataOf("kv");
    await setClock(NOW);
    const again = Object.entries(before).filter(
      ([key, one]) => then[key] && then[key].created_time !== one.created_time,
    );
    expect(again).not.toEqual([]);
  });

  test("a listing can be paged", async () => {
    const all = (await ask("kv/metadata/logistics/wms-core/prod/?list=true")).body.data.keys;
    const page = await ask(
      `kv/metadata/logistics/wms-core/prod/?list=true&after=${all[0]}&limit=2`,
    );
    expect(page.body.data.keys).toEqual(all.slice(1, 3));
  });
});

describe("engines", () => {
  test("a static role never rotated says nothing of when", async () => {
    const undated = (await ask("database/static-roles/prod.workflow.batch")).body.data;
    expect(undated).not.toHaveProperty("last_vault_rotation");
    const dated = (await ask("database/static-roles/prod.workflow.app")).body.data;
    expect(dated).toMatchObject({ last_vault_rotation: expect.any(String) });
    expect(dated.rotation_period).toEqual(expect.any(Number));
  });

  test("transit: seconds for a symmetric key, objects for the other kind", async () => {
    const { keys: seconds } = (await ask("transit/keys/prod.order-api.pii")).body.data;
    expect(Object.values(seconds).every((one) => typeof one === "number")).toBe(true);
    const { keys: objects } = (await ask("transit/keys/prod.order-api.sign")).body.data;
    expect(Object.values(objects)[0]).toMatchObject({ creation_time: expect.any(String) });
  });

  test("a secret-id may expire in the year 1, and a role may have none", async () => {
    const years = new Set<string>();
    const roles: string[] = (await ask("auth/approle/role?list=true")).body.data.keys;
    for (const role of roles) {
      const { body, status } = await ask(`auth/approle/role/${role}/secret-id?list=true`);
      if (status === 404) {
        years.add("none");
        continue;
      }
      const { data } = (
        await ask(`auth/approle/role/${role}/secret-id-accessor/lookup`, {
          method: "POST",
          body: JSON.stringify({ secret_id_accessor: body.data.keys[0] }),
        })
      ).body;
      years.add(data.expiration_time.slice(0, 4) === "0001" ? "never" : "some day");
    }
    expect(years).toEqual(new Set(["none", "never", "some day"]));
  });
});

test("values are refused and counted", async () => {
  const count = async () => (await (await fetch(`${servers.control}/value-reads`)).json()).count;
  const before = await count();
  const paths = [
    "kv/data/logistics/carrier-gw/prod/carrier-a/api-key",
    "kv/subkeys/logistics/carrier-gw/prod/carrier-a/api-key",
    "legacy/logistics/wms-core/prod/db-main",
    "database/creds/prod.wms-core.rw",
    "database/static-creds/prod.wms-core.app",
    "transit/export/encryption-key/prod.order-api.pii",
    "auth/approle/role/prod.wms-core.app/role-id",
  ];
  for (const path of paths) {
    const { status, text } = await ask(path);
    expect(status, path).toBe(403);
    expect(text).not.toContain("kgmr-canary");
  }
  expect(await count()).toBe(before + paths.length);
});

test("what the token may do: metadata everywhere, a value nowhere", async () => {
  const paths = ["kv/data/a/b", "kv/metadata/a/b", "legacy/a", "database/creds/x", "sys/raw/core"];
  const { data } = (
    await ask("sys/capabilities-self", { method: "POST", body: JSON.stringify({ paths }) })
  ).body;
  expect(data).toEqual({
    "kv/data/a/b": ["deny"],
    "kv/metadata/a/b": ["list", "read"],
    "legacy/a": ["list"],
    "database/creds/x": ["deny"],
    "sys/raw/core": ["deny"],
  });
});
