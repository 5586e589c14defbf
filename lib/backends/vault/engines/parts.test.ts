import { afterEach, expect, test } from "vitest";
import { vault } from "@/lib/backends/vault";
import { issuerA } from "@/lib/backends/vault/testing/certificates";
import { openAt, readAll } from "@/lib/backends/vault/testing/open";
import { startVault, type VaultStandIn } from "@/lib/backends/vault/testing/stand-in";
import { mount, type World, world } from "@/lib/backends/vault/testing/world";

let server: VaultStandIn;
async function read(
  engine: string,
  more: Partial<World>,
  prepare: (server: VaultStandIn) => void = () => {},
) {
  const path = engine === "approle" ? "auth/approle/" : `${engine}/`;
  server = await startVault(world({ mounts: [mount(path, engine, `${engine}_1`)], ...more }));
  prepare(server);
  const { entries, completions, thrown } = await readAll(openAt(server.url));
  return {
    paths: entries.map((entry) => entry.path).sort(),
    entries,
    completion: completions[path],
    failure: thrown[path] ? vault.explain(thrown[path]) : null,
  };
}
afterEach(async () => {
  expect(server.valueReads()).toBe(0);
  await server.close();
});

const answer = (line: RegExp, status: number, errors: string[]) => (server: VaultStandIn) =>
  server.intercept((asked, response) => {
    if (!line.test(asked)) return false;
    response.writeHead(status).end(JSON.stringify({ errors }));
    return true;
  });
const database = {
  "|database/config/pg": { plugin_name: "postgresql" },
  "|database/roles/app": { db_name: "pg" },
  "|database/static-roles/app": { username: "app" },
};

test("a kind of object this version has not is none, and no failure", async () => {
  const unsupported = answer(/static-roles/, 404, ["1 error occurred:\n\t* unsupported path\n\n"]);
  const { paths, completion } = await read("database", { objects: database }, unsupported);
  expect(paths).toEqual(["database/config/pg", "database/roles/app"]);
  expect(completion).toEqual({ complete: true, failures: [], notices: [] });
});

test("a kind of object that is denied is named, and the others are read", async () => {
  const { paths, completion } = await read("database", { objects: database, denied: [/config/] });
  expect(paths).toEqual(["database/roles/app", "database/static-roles/app"]);
  expect(completion).toMatchObject({
    complete: false,
    failures: [{ cause: "denied", message: expect.stringContaining("LIST database/config/") }],
  });
});

test("all of them denied, the listing fails as a whole", async () => {
  const { completion, failure } = await read("database", {
    objects: database,
    denied: [/database/],
  });
  expect(completion).toBeUndefined();
  expect(failure).toMatchObject({ cause: "denied" });
});

test.each([
  ["before the last kind of object", /LIST \|database\/static-roles/],
  ["between list and read", /GET \|database\/static-roles/],
])("a mount that goes away %s is not one without these", async (_, line) => {
  const gone = answer(line, 404, ['no handler for route "database/". route entry not found.']);
  const { completion, failure } = await read("database", { objects: database }, gone);
  expect(completion?.complete ?? false).toBe(false);
  expect(failure?.message ?? completion?.failures[0]?.message).toContain("no handler for route");
});

test("what was never set up is no entry: no CA, no root credential", async () => {
  const nothing = answer(/config\/ca/, 400, ["no default issuer currently configured"]);
  const { paths, completion } = await read(
    "ssh",
    { objects: { "|ssh/roles/ops": { key_type: "otp" } } },
    nothing,
  );
  expect(paths).toEqual(["ssh/roles/ops"]);
  expect(completion?.complete).toBe(true);
});

test("secret ids that may not be listed are an optional right: known less, nothing incomplete", async () => {
  const { entries, completion } = await read("approle", {
    objects: { "|auth/approle/role/ci": { bind_secret_id: true } },
    denied: [/secret-id/],
  });
  expect(entries[0]?.valueChangedAt).toMatchObject({ at: null, unknown: "backend-cannot-say" });
  expect(completion).toMatchObject({ complete: true, notices: [{ cause: "denied" }] });
});

test("a PKI mount from before issuers had names has one, by its certificate", async () => {
  const { paths, completion } = await read(
    "pki",
    { product: "vault", objects: { "|pki/cert/ca": { certificate: issuerA } } },
    answer(/LIST \|pki\/issuers/, 405, ["unsupported operation"]),
  );
  expect(paths).toEqual(["pki/issuer/default"]);
  expect(completion?.complete).toBe(true);
});

test("pages of certificates go on after the serial as it is stored: with hyphens", async () => {
  const serial = (at: number) => `0a:${String(at).padStart(4, "0")}`;
  const all = Array.from({ length: 600 }, (_, at) => serial(at));
  const asStored = (key: string) => key.replaceAll(":", "-");
  const paging = (server: VaultStandIn) =>
    server.intercept((line, response, query) => {
      if (line !== "LIST |pki/certs/detailed/") return false;
      const after = query.get("after") ?? "";
      const keys = all.filter((key) => asStored(key) > after).slice(0, 500);
      const info = keys.map((key) => [
        key,
        { common_name: key, not_after: "2036-01-01T00:00:00Z" },
      ]);
      const data = { keys, key_info: Object.fromEntries(info) };
      response.writeHead(200).end(JSON.stringify({ data }));
      return true;
    });
  const objects = { "|pki/issuer/i1": { certificate: issuerA, key_id: "k1" } };
  const { entries } = await read("pki", { objects }, paging);
  expect(entries[0]?.moving.detail).toMatchObject({ certificates: { stored: 600, read: 600 } });
});
