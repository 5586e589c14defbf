import { afterEach, describe, expect, test } from "vitest";
import { vault } from "@/lib/backends/vault";
import { openAt, readAll } from "@/lib/backends/vault/testing/open";
import { startVault, type VaultStandIn } from "@/lib/backends/vault/testing/stand-in";
import { kv2, metadata, mount, type World, world } from "@/lib/backends/vault/testing/world";

let server: VaultStandIn;
async function read(more: Partial<World>, prepare: (server: VaultStandIn) => void = () => {}) {
  server = await startVault(world(more));
  prepare(server);
  const connection = openAt(server.url);
  const listed = await readAll(connection);
  return {
    ...listed,
    names: listed.entries.map(({ name }) => name).sort(),
    completion: listed.completions["secret/"],
    failure: vault.explain(listed.thrown["secret/"]),
  };
}
afterEach(async () => {
  expect(server.valueReads()).toBe(0);
  await server.close();
});

const products = ["vault", "openbao"] as const;
const many = (count: number, folder = "") =>
  Array.from({ length: count }, (_, at) => `${folder}k${String(at).padStart(5, "0")}`);
const count = (line: RegExp) => server.seen.filter((asked) => line.test(asked)).length;
const noDetails = [/\|secret\/detailed-metadata\//];

describe.each(products)("%s", (product) => {
  test("a folder and a leaf of the same name are two things", async () => {
    const { names, completion } = await read({
      product,
      objects: kv2(["db", "db/replica", "a/b/c"]),
    });
    expect(names).toEqual(["a/b/c", "db", "db/replica"]);
    expect(completion).toMatchObject({ complete: true, failures: [] });
  });

  test("an empty mount is complete, and is not one that is gone", async () => {
    expect((await read({ product })).completion).toMatchObject({ complete: true });
    await server.close();
    const gone = (server: VaultStandIn) =>
      server.intercept((line, response) => {
        const error = 'no handler for route "secret/metadata/". route entry not found.';
        if (!line.includes("|secret/")) return false;
        response.writeHead(404).end(JSON.stringify({ errors: [error] }));
        return true;
      });
    const { completion, failure } = await read({ product }, gone);
    expect(completion).toBeUndefined();
    expect(failure.message).toContain("no handler for route");
  });
});

describe("ways to read KV v2", () => {
  const objects = kv2([...many(501), "app/db"]);
  test("OpenBao: the whole mount in one request", async () => {
    const { names } = await read({ objects });
    expect(names).toHaveLength(502);
    expect(count(/\|secret\//)).toBe(1);
  });

  test("without the right to SCAN: by pages that carry the metadata", async () => {
    const { names, entries } = await read({ objects, denied: [/SCAN/] });
    expect(names).toHaveLength(502);
    expect(new Set(names).size).toBe(502);
    expect(entries[0]?.valueChangedAt.evidence).toBe("version-written");
    // One to try, two pages of the root, one folder.
    expect(count(/LIST \|secret\/detailed-metadata\//)).toBe(4);
    expect(count(/GET \|secret\//)).toBe(0);
  });

  test("a mount too large for one answer: by pages as well", async () => {
    const huge = (server: VaultStandIn) =>
      server.intercept((line, response) => {
        if (!line.startsWith("SCAN")) return false;
        response.writeHead(200, { "content-length": 17 * 1024 * 1024 }).write("{");
        const chunk = Buffer.alloc(1024 * 1024, " ");
        for (let sent = 0; sent < 17; sent += 1) response.write(chunk);
        return true;
      });
    const { names, completion } = await read({ objects }, huge);
    expect(names).toHaveLength(502);
    expect(completion?.complete).toBe(true);
  });

  test("without detailed lists: pages of names, and each path read", async () => {
    const { names } = await read({ objects, denied: noDetails });
    expect(names).toHaveLength(502);
    expect(count(/LIST \|secret\/metadata\//)).toBe(3);
    expect(count(/GET \|secret\/metadata\//)).toBe(502);
  });

  test("Vault gives all names at once, whatever was asked for; what it lacks is not asked for twice", async () => {
    const mounts = [mount("secret/", "kv", "kv_1", "2"), mount("kv2/", "kv", "kv_2", "2")];
    const { names } = await read({
      product: "vault",
      mounts,
      // As many as a page: it comes again when the next one is asked for.
      objects: { ...kv2(many(500)), ...kv2(["x"], "|kv2/") },
    });
    expect(names).toHaveLength(501);
    expect(new Set(names).size).toBe(501);
    expect(count(/detailed-metadata/)).toBe(2);
  });

  test("a page that comes twice from a server that pages is a failure, not the end", async () => {
    const repeat = (server: VaultStandIn) =>
      server.intercept((line, response) => {
        if (line !== "LIST |secret/metadata/") return false;
        const keys = many(500);
        // Asked for one more, it has one more: so it does page.
        const body = { data: { keys: count(/LIST \|secret\/metadata/) === 3 ? many(501) : keys } };
        response.writeHead(200).end(JSON.stringify(body));
        return true;
      });
    const { completion, failure } = await read({ objects, denied: noDetails }, repeat);
    expect(completion).toBeUndefined();
    expect(failure.message).toContain("repeats a page");
  });

  test("a path removed between list and read is gone, and no failure", async () => {
    const away = (server: VaultStandIn) =>
      server.intercept((line, response) => {
        if (line !== "GET |secret/metadata/app/db") return false;
        response.writeHead(404).end(JSON.stringify({ errors: [] }));
        return true;
      });
    const { names, completion } = await read(
      { product: "vault", objects: kv2(["app/api", "app/db"]) },
      away,
    );
    expect(names).toEqual(["app/api"]);
    expect(completion?.complete).toBe(true);
  });
});

describe("what cannot be read inside", () => {
  const objects = kv2(["closed/a", "closed/deep/b", "open/c", "top"]);

  test("a folder refused: the rest is read, the folder named, with the stanza that is missing", async () => {
    const { names, completion } = await read({
      product: "vault",
      objects,
      denied: [/LIST \|secret\/metadata\/closed\//],
    });
    expect(names).toEqual(["open/c", "top"]);
    expect(completion).toEqual({
      complete: false,
      failures: [
        {
          cause: "denied",
          message: "LIST secret/metadata/closed/: 403 permission denied",
          todo: expect.stringContaining(
            'path "secret/metadata/closed/*" { capabilities = ["read", "list"] }',
          ),
        },
      ],
    });
  });

  test("the root refused: the listing fails as a whole", async () => {
    const { completion, failure } = await read({
      product: "vault",
      objects,
      denied: [/LIST \|secret/],
    });
    expect(completion).toBeUndefined();
    expect(failure).toMatchObject({ cause: "denied" });
  });

  test("metadata that cannot be understood: that one is named, the others are read", async () => {
    const { names, completion } = await read({
      product: "vault",
      objects: { ...objects, "|secret/metadata/top": { current_version: "kgmr-canary" } },
    });
    expect(names).toEqual(["closed/a", "closed/deep/b", "open/c"]);
    expect(completion?.failures).toHaveLength(1);
    expect(JSON.stringify(completion)).not.toContain("kgmr-canary");
  });

  test("a server that fails again and again ends the listing", async () => {
    const broken = (server: VaultStandIn) =>
      server.intercept((line, response) => {
        if (!line.startsWith("GET |secret/metadata/")) return false;
        response.writeHead(500).end(JSON.stringify({ errors: ["internal error"] }));
        return true;
      });
    const { completion, failure } = await read(
      { product: "vault", objects: kv2(many(50)) },
      broken,
    );
    expect(completion).toBeUndefined();
    expect(failure.message).toContain("500 internal error");
  });

  test("many refusals: twenty are named, the others counted", async () => {
    const { completion } = await read({
      product: "vault",
      objects: kv2(many(50)),
      denied: [/GET \|secret\/metadata\//],
    });
    expect(completion?.failures).toHaveLength(21);
    expect(completion?.failures.at(-1)?.message).toBe("and 30 more like these");
  });

  test("a 200 whose warning says that it is not all is not complete; other warnings are", async () => {
    const warn = (text: string) =>
      read({ product: "vault", objects, warnings: { "secret/metadata/open/": [text] } });
    expect((await warn("this engine is deprecated")).completion?.complete).toBe(true);
    await server.close();
    const { names, completion } = await warn("results are partial: one shard did not answer");
    expect(names).toEqual(["closed/a", "closed/deep/b", "top"]);
    expect(completion).toMatchObject({ complete: false });
  });
});

test("KV v1 tells names only: nothing but LIST is sent", async () => {
  const { entries } = await read({
    product: "vault",
    mounts: [mount("kv/", "kv", "kv_1", "1"), mount("old/", "generic", "generic_1")],
    objects: { "|kv/app/db": {}, "|kv/app": {}, "|old/x": {} },
  });
  expect(entries.map(({ type, path }) => `${type} ${path}`).sort()).toEqual([
    "kv1 kv/app",
    "kv1 kv/app/db",
    "kv1 old/x",
  ]);
  expect(entries[0]?.valueChangedAt).toEqual({
    at: null,
    evidence: null,
    unknown: "backend-cannot-say",
  });
  expect(count(/GET \|(kv|old)\//)).toBe(0);
});

test("an edit of the metadata between two syncs changes tags and nothing else", async () => {
  const told = world({ objects: kv2(["app/db"]) });
  server = await startVault(told);
  const before = (await readAll(openAt(server.url))).entries[0];
  told.objects["|secret/metadata/app/db"] = metadata(undefined, {
    custom_metadata: { owner: "team-billing" },
    updated_time: "2026-11-23T00:00:00Z",
  });
  const after = (await readAll(openAt(server.url))).entries[0];
  expect(after).toEqual({ ...before, tags: { owner: "team-billing" } });
});
