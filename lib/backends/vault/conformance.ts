import type { ConformanceFixture } from "@/lib/backends/testing/conformance";
import { issuerA } from "@/lib/backends/vault/testing/certificates";
import { settingsAt } from "@/lib/backends/vault/testing/open";
import { startVault } from "@/lib/backends/vault/testing/stand-in";
import { CANARY, kv2, metadata, mount, world } from "@/lib/backends/vault/testing/world";

const paths = (folder: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${folder}/service-${at}`);

/** Every engine once, two namespaces, and a KV v2 mount that may be listed by pages only. */
const everything = () =>
  world({
    now: () => new Date("2026-11-23T00:00:00Z"),
    namespaces: { "team-a": { id: "ns1" } },
    mounts: [
      mount("secret/", "kv", "kv_1", "2"),
      mount("paged/", "kv", "kv_2", "2"),
      mount("old/", "kv", "kv_3", "1"),
      mount("database/", "database", "database_1"),
      mount("pki/", "pki", "pki_1"),
      mount("transit/", "transit", "transit_1"),
      mount("ssh/", "ssh", "ssh_1"),
      mount("aws/", "aws", "aws_1"),
      mount("auth/approle/", "approle", "auth_approle_1"),
      mount("kv/", "kv", "kv_4", "2", "team-a"),
    ],
    denied: [/SCAN \|paged/],
    objects: {
      ...kv2(paths("prod", 20)),
      ...kv2(["db", "db/replica", ...paths("stg", 520)], "|paged/"),
      ...kv2(paths("app", 5), "team-a|kv/"),
      "|secret/metadata/a b/ü%#?x": metadata(undefined, { custom_metadata: { owner: "team-a" } }),
      "|old/app/db": {},
      "|database/config/pg": {
        plugin_name: "postgresql-database-plugin",
        connection_details: { connection_url: `postgresql://root:${CANARY}@db.example/app` },
      },
      "|database/roles/app": { db_name: "pg", default_ttl: 3600, max_ttl: 86400 },
      "|database/static-roles/app": {
        username: "app",
        rotation_period: 86400,
        last_vault_rotation: "2026-11-22T12:00:00Z",
        password: CANARY,
      },
      "|pki/issuer/i1": { certificate: issuerA, key_id: "k1", issuer_name: "root" },
      "|pki/roles/web": { max_ttl: 259200 },
      "|pki/cert/01": { certificate: issuerA, revocation_time: 0 },
      "|transit/keys/payments": {
        type: "aes256-gcm96",
        latest_version: 1,
        keys: { "1": 1793500000 },
      },
      "|ssh/roles/ops": { key_type: "ca", ttl: 1800 },
      "|ssh/config/ca": { public_key: "ssh-ed25519 AAAA" },
      "|aws/config/root": { region: "ap-northeast-1", access_key: CANARY },
      "|aws/roles/deploy": {
        credential_type: "assumed_role",
        role_arns: ["arn:aws:iam::1:role/x"],
      },
      "|auth/approle/role/ci": { bind_secret_id: true, token_policies: ["ci"] },
      "|auth/approle/role/ci/secret-id/a1": {
        creation_time: "2026-05-01T00:00:00Z",
        expiration_time: "0001-01-01T00:00:00Z",
      },
    },
    tokens: { "hvs.stand-in": { ttl: 0, display_name: "token", policies: ["kagimori"] } },
  });

const auths = [
  { method: "token", token: "hvs.CAESIJ" },
  { method: "approle", roleId: "kagimori", secretId: "8d5e1c2e-secret" },
  { method: "jwt", role: "kagimori", jwt: "eyJhbGciOi" },
];

const hasty = { timeoutSeconds: 0.5, patienceSeconds: 1, requestsPerSecond: 10_000 };

export const fixture: ConformanceFixture = {
  kind: "vault",
  async start() {
    const { url, valueReads, close } = await startVault(everything());
    const credential = () => "hvs.stand-in";
    const settings = (at: string) => settingsAt(at, { limits: hasty });
    return { url, settings, credential, canary: CANARY, valueReads, close };
  },
  literalCredentials: auths.map((auth) => settingsAt("http://127.0.0.1:1", { auth })),
  denied: { status: 403 },
  throttled: { status: 429 },
};
