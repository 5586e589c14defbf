import { describe, expect, test } from "vitest";
import { type PolicyMount, vaultPolicy } from "@/lib/backends/vault/policy";

const mounts: PolicyMount[] = [
  { namespace: "team-a", path: "secret/", engine: "kv2" },
  { namespace: "team-a", path: "kv/", engine: "kv1" },
  { namespace: "team-a/sub", path: "db/pg/", engine: "database" },
  { namespace: "team-a", path: "auth/approle/", engine: "approle" },
];
const settings = { namespace: "team-a" };
const stanzas = (policy: string) =>
  new Map(
    [...policy.matchAll(/^path "([^"]+)" \{ capabilities = \[([^\]]*)\] \}$/gm)].map(
      ([, path = "", words = ""]) => [path, words.match(/\w+/g) ?? []],
    ),
  );

describe.each(["vault", "openbao"] as const)("%s", (product) => {
  const found = stanzas(vaultPolicy(settings, mounts, product));

  test("opens metadata, in the settings' namespace and below it", () => {
    expect(found.get("secret/metadata/*")).toContain("list");
    expect(found.get("sub/db/pg/static-roles/*")).toEqual(["read", "list"]);
    expect(found.get("auth/approle/role/+/secret-id")).toEqual(["list"]);
  });

  test("allows no value and no change", () => {
    for (const [path, capabilities] of found) {
      if (/\/(data|subkeys|creds|static-creds|role-id)(\/|$)/.test(path))
        expect([path, capabilities]).toEqual([path, ["deny"]]);
      const changes = capabilities.filter((word) => /create|update|patch|delete|sudo/.test(word));
      if (changes.length > 0) expect(path).toMatch(/-self$|accessor\/lookup$/);
    }
    // Reading KV v1 is reading values.
    expect(found.get("kv/*")).toEqual(["list"]);
  });
});

test("only OpenBao knows `scan`: Vault refuses a policy that has the word", () => {
  expect(vaultPolicy(settings, mounts, "vault")).not.toMatch(/scan|detailed-metadata/);
  const policy = stanzas(vaultPolicy(settings, mounts, "openbao"));
  expect(policy.get("secret/detailed-metadata/*")).toEqual(["list", "scan"]);
});

test("without mounts a sample shows the form", () => {
  expect(stanzas(vaultPolicy({}, [], "vault")).get("secret/metadata/*")).toEqual(["read", "list"]);
});
