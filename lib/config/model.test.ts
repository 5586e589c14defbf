import { expect, test } from "vitest";
import { parse } from "yaml";
import { Config } from "@/lib/config/model";

const smallest = `
organisation: { name: 株式会社サンプル, timeZone: Asia/Tokyo }
sources:
  - { id: sm,    kind: secrets-manager, regions: [ap-northeast-1], endpoint: "http://127.0.0.1:5000", accounts: [{ roleArn: "arn:aws:iam::111122223333:role/KagimoriRead" }] }
  - { id: ssm,   kind: parameter-store, regions: [ap-northeast-1] }
  - { id: vault, kind: vault, endpoint: "https://vault.example:8200", namespace: team-a, auth: { method: token, token: "env:VAULT_TOKEN" } }
  - { id: trail, kind: cloudtrail, regions: [ap-northeast-1] }
  - { id: audit, kind: vault-audit, vault: vault, file: /var/log/vault/audit.log }
`;

test("the smallest config is valid and has its defaults", () => {
  const config = Config.parse(parse(smallest));
  expect(config.sources.map(({ id }) => id)).toEqual(["sm", "ssm", "vault", "trail", "audit"]);
  expect(config.organisation).toMatchObject({ timeZone: "Asia/Tokyo", fiscalYearStart: 4 });
  expect(config.policies.attestation).toEqual({ default: 180 * 86_400, prod: 90 * 86_400 });
});

test.each([
  ["an unknown key", { organisaton: {} }],
  ["an unknown environment", { mapping: { rules: [{ id: "a", set: { environment: "qa" } }] } }],
  ["an unknown time zone", { organisation: { timeZone: "Asia/Tokio" } }],
  ["a month 13", { organisation: { fiscalYearStart: 13 } }],
  ["a role for nobody", { roles: [{ role: "manager" }] }],
  ["a role for person and group", { roles: [{ role: "qa", person: "a@b.example", group: "g" }] }],
  ["an unknown placeholder", { mapping: { rules: [{ id: "a", match: { path: "{stage}/**" } }] } }],
  ["a duration in seconds", { policies: { rotation: [{ id: "a", maxAge: "PT30S" }] } }],
  ["an empty duration", { policies: { rotation: [{ id: "a", maxAge: "P" }] } }],
  [
    "an excluded account without reason",
    { estate: { asOf: "2026-11-01", accounts: [{ id: "111122223333", state: "excluded" }] } },
  ],
  [
    "a literal client secret",
    { signIn: { oidc: { issuer: "https://idp.example", clientId: "k", clientSecret: "hunter2" } } },
  ],
])("%s is refused", (_, given) => {
  expect(Config.safeParse(given).success).toBe(false);
});

test("single values become lists, a number an account, minutes seconds", () => {
  const config = Config.parse({
    mapping: { rules: [{ id: "a", match: { account: 111122223333, type: "kv2" } }] },
    policies: { rotation: [{ id: "quick", maxAge: "PT2M" }] },
  });
  expect(config.mapping.rules[0]?.match).toEqual({ account: ["111122223333"], type: ["kv2"] });
  expect(config.policies.rotation[0]?.maxAge).toBe(120);
});
