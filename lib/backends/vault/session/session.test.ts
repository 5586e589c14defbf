import { afterEach, describe, expect, test } from "vitest";
import { vault } from "@/lib/backends/vault";
import { openAt, readAll } from "@/lib/backends/vault/testing/open";
import { startVault, type VaultStandIn } from "@/lib/backends/vault/testing/stand-in";
import { kv2, type World, world } from "@/lib/backends/vault/testing/world";

const signal = new AbortController().signal;
const approle = {
  auth: { method: "approle", roleId: "kagimori", secretId: "env:SECRET_ID", mount: "ci/approle" },
};

let server: VaultStandIn;
let now = new Date("2026-11-23T00:00:00Z");
const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
async function start(more: Partial<World>, settings: Record<string, unknown> = {}) {
  const told = world({ objects: kv2(["app/db"]), ...more });
  server = await startVault(told);
  now = new Date("2026-11-23T00:00:00Z");
  let credential = "root";
  const connection = openAt(server.url, settings, {
    clock: () => now,
    credential: () => credential,
  });
  const replace = (next: string) => {
    credential = next;
  };
  return { connection, told, replace };
}
afterEach(() => server.close());

const count = (line: string) => server.seen.filter((asked) => asked === line).length;
const login = "POST |auth/ci/approle/login";
const renewal = "POST |auth/token/renew-self";
const given = (more = {}) => ({
  client_token: "hvs.one",
  lease_duration: 3600,
  renewable: true,
  ...more,
});
const alive = { "hvs.one": { policies: [], renewal: { lease_duration: 3600, renewable: true } } };

describe("a login", () => {
  test("happens once for all who ask at the same time, and is renewed at two thirds of its time", async () => {
    const { connection } = await start({ login: given(), tokens: alive }, approle);
    await Promise.all([connection.check(signal), readAll(connection), readAll(connection)]);
    pass(2399);
    await readAll(connection);
    expect([count(login), count(renewal)]).toEqual([1, 0]);
    pass(1);
    await Promise.all([readAll(connection), readAll(connection)]);
    expect([count(login), count(renewal)]).toEqual([1, 1]);
    pass(2400);
    await readAll(connection);
    expect([count(login), count(renewal)]).toEqual([1, 2]);
  });

  test("is made again when its token has ended meanwhile", async () => {
    const { connection } = await start({ login: given(), tokens: alive }, approle);
    await readAll(connection);
    pass(3600);
    expect((await readAll(connection)).entries).toHaveLength(1);
    expect([count(login), count(renewal)]).toEqual([2, 0]);
  });

  test("with a batch token is never renewed, and made again at its end", async () => {
    const batch = given({ client_token: "hvb.one", renewable: false });
    const { connection } = await start(
      { login: batch, tokens: { "hvb.one": { policies: [] } } },
      approle,
    );
    await readAll(connection);
    pass(3599);
    await readAll(connection);
    expect(count(login)).toBe(1);
    pass(1);
    await readAll(connection);
    expect([count(login), count(renewal)]).toEqual([2, 0]);
  });

  test("is made again when the server has forgotten the token", async () => {
    const { connection, told } = await start({ login: given(), tokens: { ...alive } }, approle);
    await readAll(connection);
    told.tokens = { "hvs.two": { policies: [] } };
    told.login = given({ client_token: "hvs.two" });
    pass(60);
    const { entries, thrown } = await readAll(connection);
    expect(thrown).toEqual({});
    expect(entries).toHaveLength(1);
    expect(count(login)).toBe(2);
  });

  test("is not made again for each folder that is denied", async () => {
    const { connection } = await start(
      {
        product: "vault",
        objects: kv2(["a/x", "b/x", "c/x", "open/x"]),
        denied: [/^LIST \|secret\/metadata\/[abc]\//],
        login: given(),
        tokens: alive,
      },
      approle,
    );
    const { completions } = await readAll(connection);
    expect(completions["secret/"]?.failures).toHaveLength(3);
    expect(count(login)).toBe(1);
    expect(count("GET |auth/token/lookup-self")).toBe(1);
  });

  test("that is refused says so, and is not repeated: the secret id may allow one use", async () => {
    const { connection } = await start({ login: null }, approle);
    const error = await connection.check(signal).catch((error) => error);
    expect(vault.explain(error)).toMatchObject({
      cause: "denied",
      message: "POST auth/ci/approle/login: 400 invalid role or secret ID",
      todo: expect.stringContaining("auth/ci/approle/"),
    });
    expect(count(login)).toBe(1);
  });

  test("by Kubernetes reads the service account's file anew each time", async () => {
    const { connection } = await start(
      { login: given({ lease_duration: 60, renewable: false }), tokens: alive },
      { auth: { method: "kubernetes", role: "kagimori" } },
    );
    await readAll(connection);
    pass(60);
    await readAll(connection);
    expect(count("POST |auth/kubernetes/login")).toBe(2);
  });
});

describe("a configured token", () => {
  test("is renewed at once when a third of its time is over, and never revoked", async () => {
    const token = { ttl: 7200, creation_ttl: 28800, renewable: true, policies: [] };
    const renewed = { lease_duration: 28800, renewable: true };
    const { connection } = await start({ tokens: { root: { ...token, renewal: renewed } } });
    await readAll(connection);
    await connection.close();
    expect(count(renewal)).toBe(1);
    expect(server.seen.filter((line) => line.includes("revoke"))).toEqual([]);
  });

  test("is read again where its file was replaced", async () => {
    const { connection, told, replace } = await start({});
    await readAll(connection);
    told.tokens = { next: { policies: [] } };
    replace("next");
    pass(60);
    expect((await readAll(connection)).entries).toHaveLength(1);
  });

  test("that has ended is a denial, not an empty inventory", async () => {
    const { connection, told } = await start({});
    await readAll(connection);
    told.tokens = {};
    pass(60);
    await expect(readAll(connection)).rejects.toMatchObject({ status: 403 });
  });

  test("without the right to look itself up works all the same", async () => {
    const { connection } = await start({ denied: [/auth\/token\/lookup-self/] });
    expect((await readAll(connection)).entries).toHaveLength(1);
    expect((await connection.check(signal)).identity).toBe("token without lookup-self");
  });
});
