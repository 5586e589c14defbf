import { describe, expect, test } from "vitest";
import { allowedName, type Call, urlOf } from "@/lib/backends/vault/calls";
import { RefusedCall } from "@/lib/backends/vault/refused-call";

const call = (more: Partial<Call>): Call => ({
  verb: "GET",
  engine: "kv2",
  namespace: "",
  mount: "secret/",
  path: "metadata/app/db",
  ...more,
});

describe("allowed", () => {
  test.each<Partial<Call>>([
    {},
    { verb: "LIST", path: "metadata/" },
    { verb: "SCAN", path: "detailed-metadata/" },
    { verb: "LIST", engine: "kv1", mount: "kv/", path: "" },
    { verb: "GET", engine: "transit", path: "keys/payments" },
    {
      verb: "POST",
      engine: "approle",
      mount: "auth/approle/",
      path: "role/ci/secret-id-accessor/lookup",
    },
  ])("%o", (more) => {
    expect(allowedName(call(more))).toMatch(/^vault:/);
  });
});

describe("refused before it is sent", () => {
  test.each<Partial<Call>>([
    { path: "data/app/db" },
    { path: "subkeys/app/db" },
    { path: "metadata/../data/app/db" },
    { path: "metadata/./app" },
    { path: "metadata/app//db" },
    { path: "metadata/\ud800" },
    { verb: "GET", engine: "kv1", mount: "kv/", path: "app/db" },
    { verb: "POST", path: "data/app/db" },
    { engine: "database", path: "creds/app" },
    { engine: "database", path: "static-creds/app" },
    { engine: "transit", path: "export/encryption-key/payments" },
    { engine: "transit", path: "keys/a/b" },
    { engine: "approle", mount: "auth/approle/", path: "role/ci/role-id" },
    { verb: "POST", engine: "approle", mount: "auth/approle/", path: "role/ci/secret-id" },
    { verb: "POST", engine: "pki", path: "issue/web" },
    { engine: "sys", mount: "sys/", path: "raw/core" },
    { query: { version: "1" } },
  ])("%o", (more) => {
    expect(() => allowedName(call(more))).toThrow(RefusedCall);
  });
});

test("each segment is encoded by itself, so that no name becomes a query or another path", () => {
  expect(urlOf("https://vault.example:8200/", call({ path: "metadata/a b/ü%#?x=1&y" }))).toBe(
    "https://vault.example:8200/v1/secret/metadata/a%20b/%C3%BC%25%23%3Fx%3D1%26y",
  );
});

test("LIST and SCAN travel as GET, which every proxy lets through", () => {
  const page = { limit: "500", after: "a&b" };
  expect(urlOf("http://v", call({ verb: "LIST", path: "metadata/", query: page }))).toBe(
    "http://v/v1/secret/metadata/?limit=500&after=a%26b&list=true",
  );
  expect(urlOf("http://v", call({ verb: "SCAN", path: "detailed-metadata/" }))).toBe(
    "http://v/v1/secret/detailed-metadata/?scan=true",
  );
});
