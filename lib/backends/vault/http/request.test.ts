import { afterEach, describe, expect, test, vi } from "vitest";
import { vault } from "@/lib/backends/vault";
import { openAt, readAll } from "@/lib/backends/vault/testing/open";
import { startVault, type VaultStandIn } from "@/lib/backends/vault/testing/stand-in";
import { kv2, mount, type World, world } from "@/lib/backends/vault/testing/world";

const signal = new AbortController().signal;
let server: VaultStandIn;
const start = async (more: Partial<World> = {}) => {
  server = await startVault(world({ objects: kv2(["app/db", "app/api"]), ...more }));
  return server.url;
};
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

/** Spoils the first `times` requests that match. */
function spoil(line: RegExp, times: number, status: number, headers: Record<string, string> = {}) {
  let left = times;
  server.intercept((asked, response) => {
    if (left === 0 || !line.test(asked)) return false;
    left -= 1;
    response.writeHead(status, headers).end(JSON.stringify({ errors: ["injected"] }));
    return true;
  });
}
const count = (line: RegExp) => server.seen.filter((asked) => line.test(asked)).length;
const failureOf = async (url: string, more = {}) => {
  const { thrown } = await readAll(openAt(url, more));
  return vault.explain(thrown["secret/"]);
};

test("sends token and namespace itself, and takes nothing from VAULT_* variables", async () => {
  const url = await start({
    namespaces: { "team-a": { id: "ns1" } },
    mounts: [mount("secret/", "kv", "kv_1", "2", "team-a")],
    objects: kv2(["app/db"], "team-a|secret/"),
    tokens: { mine: { ttl: 0, policies: [] } },
  });
  vi.stubEnv("VAULT_ADDR", "http://127.0.0.1:1");
  vi.stubEnv("VAULT_TOKEN", "another");
  vi.stubEnv("VAULT_NAMESPACE", "another");
  vi.stubEnv("VAULT_PREFIX", "/another");
  const connection = openAt(url, { namespace: "team-a" }, { credential: () => "mine\n" });
  const { entries } = await readAll(connection);
  expect(entries.map(({ path }) => path)).toEqual(["secret/app/db"]);
  expect(server.headers()).toMatchObject({
    "x-vault-token": "mine",
    "x-vault-namespace": "team-a/",
  });
});

test("names of every kind reach the server as they are", async () => {
  const paths = ["a b/ü%#?x", "50%/done", "日本語/鍵", "plus+and&", "%2e%2e/x"];
  const url = await start({ product: "vault", objects: kv2(paths) });
  const { entries, completions } = await readAll(openAt(url));
  expect(entries.map(({ name }) => name).sort()).toEqual([...paths].sort());
  expect(completions["secret/"]?.complete).toBe(true);
});

test("a name that a URL would turn into another path is named, not asked for", async () => {
  const url = await start({ product: "vault", objects: kv2(["app/db", "../data/app/db", "x//y"]) });
  const { entries, completions } = await readAll(openAt(url));
  expect(entries.map(({ name }) => name)).toEqual(["app/db"]);
  expect(completions["secret/"]).toMatchObject({ complete: false });
  expect(completions["secret/"]?.failures[0]?.message).toContain("empty or dotted segment");
  expect(server.valueReads()).toBe(0);
});

describe("heals", () => {
  test.each<{ what: string; status: number; headers: Record<string, string> }>([
    { what: "a rate limit quota", status: 429, headers: { "retry-after": "0" } },
    { what: "a replica that lags", status: 412, headers: {} },
    { what: "a gateway without a server", status: 502, headers: {} },
  ])("$what", async ({ status, headers }) => {
    const url = await start();
    spoil(/SCAN/, 2, status, headers);
    expect((await readAll(openAt(url))).entries).toHaveLength(2);
    expect(count(/SCAN/)).toBe(3);
  });

  test("a connection cut before the answer and one cut inside it", async () => {
    const url = await start();
    let left = 2;
    server.intercept((line, response) => {
      if (!line.startsWith("SCAN") || left === 0) return false;
      left -= 1;
      if (left === 1) response.destroy();
      else {
        response.writeHead(200, { "content-length": 100 }).write("{");
        setImmediate(() => response.destroy());
      }
      return true;
    });
    expect((await readAll(openAt(url))).entries).toHaveLength(2);
  });
});

describe("ends named", () => {
  test("throttled without end, when patience is over", async () => {
    const url = await start();
    spoil(/SCAN/, Number.POSITIVE_INFINITY, 429, { "retry-after": "300" });
    expect(await failureOf(url)).toMatchObject({
      cause: "throttled",
      message: expect.stringContaining("SCAN secret/detailed-metadata/: 429"),
    });
    expect(count(/SCAN/)).toBe(1);
  });

  test("sealed: asked once, not again and again", async () => {
    const url = await start({ sealed: true });
    const error = await openAt(url)
      .check(signal)
      .catch((error) => error);
    expect(vault.explain(error)).toMatchObject({ cause: "unreachable" });
    expect(server.seen).toHaveLength(1);
  });

  test("malformed JSON, and HTML in its place", async () => {
    const url = await start();
    server.intercept((line, response) => {
      if (line.startsWith("SCAN")) response.writeHead(200).end("<html>kgmr-canary</html>");
      return line.startsWith("SCAN");
    });
    const failure = await failureOf(url);
    expect(failure).toMatchObject({ cause: "unexpected" });
    expect(failure.message).toBe("SCAN secret/detailed-metadata/: the answer is not JSON");
  });

  test("an answer that does not end in time", async () => {
    const url = await start();
    server.intercept((line, response) => {
      if (!line.includes("|secret/")) return false;
      response.writeHead(200).write('{"data":');
      return true;
    });
    expect(await failureOf(url, { limits: { timeoutSeconds: 0.2 } })).toMatchObject({
      cause: "unreachable",
      message: expect.stringContaining("secret/detailed-metadata/: no answer within 0.2 s"),
    });
    // The whole in one answer was too much, twice; so pages were tried.
    expect(server.seen.filter((line) => line.includes("|secret/"))).toEqual([
      ...["SCAN |secret/detailed-metadata/", "SCAN |secret/detailed-metadata/"],
      ...["LIST |secret/detailed-metadata/", "LIST |secret/detailed-metadata/"],
    ]);
  });

  test("nobody there", async () => {
    const url = await start();
    await server.close();
    const error = await openAt(url)
      .check(signal)
      .catch((error) => error);
    expect(vault.explain(error)).toMatchObject({
      cause: "unreachable",
      message: "GET sys/health: ECONNREFUSED",
    });
  });

  test("an unknown certificate authority", async () => {
    const url = await start();
    const open = () => openAt(url, { caFile: "/nowhere/ca.pem" }).check(signal);
    const error = await open().catch((error) => error);
    expect(vault.explain(error).message).toContain("caFile /nowhere/ca.pem cannot be read");
  });
});

test("cancelled: ends at once, with the reason it was given", async () => {
  const url = await start();
  const controller = new AbortController();
  server.intercept((line) => {
    if (line.startsWith("SCAN")) controller.abort(new Error("cancelled by a person"));
    return line.startsWith("SCAN");
  });
  const { thrown } = await readAll(openAt(url), controller.signal);
  expect(thrown["secret/"]).toEqual(new Error("cancelled by a person"));
});

describe("a standby that redirects", () => {
  test("is followed with the token, to the same path only", async () => {
    const active = await startVault(world({ objects: kv2(["app/db"]) }));
    const url = await start();
    server.intercept((line, response) => {
      if (!line.startsWith("SCAN")) return false;
      const location = `${active.url}/v1/secret/detailed-metadata/?scan=true`;
      response.writeHead(307, { location }).end();
      return true;
    });
    expect((await readAll(openAt(url))).entries).toHaveLength(1);
    expect(active.headers()["x-vault-token"]).toBe("root");
    await active.close();
  });

  test.each(["/v1/secret/data/app/db?scan=true", "/v1/secret/detailed-metadata/", "/ui/"])(
    "is not followed to %s",
    async (path) => {
      const url = await start();
      server.intercept((line, response) => {
        if (line.startsWith("SCAN")) response.writeHead(307, { location: `${url}${path}` }).end();
        return line.startsWith("SCAN");
      });
      expect((await failureOf(url)).message).toContain("redirected to another path");
      expect(server.valueReads()).toBe(0);
    },
  );
});

test("every request is counted under a name of the list, repeated ones too", async () => {
  const url = await start({ product: "vault" });
  spoil(/LIST \|secret/, 1, 502);
  const calls: string[] = [];
  await readAll(openAt(url, {}, { calls }));
  expect(calls).toHaveLength(server.seen.length);
  expect(calls.filter((call) => !vault.allowedCalls.includes(call))).toEqual([]);
  expect(calls).toContain("vault:GET kv2/metadata/**");
});
