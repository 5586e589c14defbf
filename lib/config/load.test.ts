import { describe, expect, test } from "vitest";
import { backends } from "@/lib/backends";
import { AppError } from "@/lib/errors";
import { parseConfig } from "./load";

const now = new Date("2026-11-23T00:00:00Z");
const load = (text: string) => parseConfig(text, "k.yaml", now);

function refusal(text: string): string {
  try {
    load(text);
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  return "accepted";
}

describe("a refusal names file, line, column and key", () => {
  test.each([
    [
      "unknown key at the top",
      "organisaton: {}",
      "k.yaml:1:1 organisaton: is no key known here; did you mean organisation?",
    ],
    [
      "unknown key inside",
      "organisation:\n  timezone: Asia/Tokyo",
      "k.yaml:2:3 organisation.timezone: is no key known here; did you mean timeZone?",
    ],
    ["unknown key like nothing", "zebra: 1", "k.yaml:1:1 zebra: is no key known here"],
    [
      "wrong type",
      "organisation:\n  name: [a]",
      "k.yaml:2:9 organisation.name: must be text, not a list",
    ],
    ["list expected", "sources: {}", "k.yaml:1:10 sources: must be a list, not a set of keys"],
    ["missing", "teams:\n  - { id: a }", "k.yaml:2:5 teams[0].name: is missing"],
    [
      "unknown kind",
      "sources:\n  - { id: a, kind: valt }",
      "k.yaml:2:20 sources[0].kind: must be one of secrets-manager, parameter-store, vault, cloudtrail, vault-audit; did you mean vault?",
    ],
    [
      "word of a list",
      "mapping:\n  rules:\n    - id: a\n      match: { type: [kv2, kv9] }",
      "k.yaml:4:28 mapping.rules[0].match.type[1]: must be one of secret, replica, secure-string, string, string-list, kv1, kv2, static-role, dynamic-role, root-credential, transit-key, pki-issuer, approle; did you mean kv1?",
    ],
    [
      "unknown KPI",
      "organisation:\n  targets: { rotation-complance: 0.9 }",
      "k.yaml:2:14 organisation.targets.rotation-complance: is no key known here; did you mean rotation-compliance?",
    ],
    [
      "id used twice",
      "sources:\n  - { id: a, kind: parameter-store, regions: [eu-west-1] }\n  - { id: a, kind: parameter-store, regions: [eu-west-1] }",
      "k.yaml:3:11 sources[1].id: is used twice; ids are unique",
    ],
    [
      "team that is not",
      "teams: [{ id: a, name: A }]\nservices:\n  - { id: s, team: b }",
      "k.yaml:3:20 services[0].team: is the id of no team",
    ],
    [
      "audit of no vault",
      "sources:\n  - { id: x, kind: vault-audit, vault: v, file: /a }",
      "k.yaml:2:40 sources[0].vault: is the id of no source of kind vault",
    ],
    ["same key twice", "teams: []\nteams: []", "k.yaml:2:1 the file: has the same key twice"],
    [
      "excluded for years",
      "mapping:\n  exclude:\n    - { id: a, match: { path: a }, reason: r, approver: a@b.example, until: 2029-01-01 }",
      "k.yaml:3:77 mapping.exclude[0].until: is more than 12 months ahead",
    ],
    [
      "excludes everything",
      "mapping:\n  exclude:\n    - { id: a, match: {}, reason: r, approver: a@b.example, until: 2027-01-01 }",
      "k.yaml:3:23 mapping.exclude[0].match: must name at least one thing to match",
    ],
  ])("%s", (_, text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  test("several problems, in the order of the file", () => {
    expect(refusal("zebra: 1\nteams:\n  - { id: a }\n").split("\n")).toHaveLength(2);
  });
});

test.each([
  [
    "a token",
    "sources:\n  - { id: v, kind: vault, auth: { method: token, token: hvs.CAESIJ } }",
    "sources[0].auth.token",
  ],
  [
    "a secret id",
    "sources:\n  - { id: v, kind: vault, auth: { method: approle, roleId: r, secretId: 5f1e } }",
    "sources[0].auth.secretId",
  ],
  [
    "a password in a URL",
    "sources:\n  - { id: v, kind: vault, endpoint: 'https://u:hvs.CAESIJ@vault.example' }",
    "sources[0].endpoint",
  ],
  [
    "a client secret",
    "signIn: { oidc: { issuer: https://i.example, clientId: c, clientSecret: hvs.CAESIJ } }",
    "signIn.oidc.clientSecret",
  ],
])("%s in the file is refused by its key and never repeated", (_, text, key) => {
  const message = refusal(text);
  expect(message).toContain(`${key}: must be a reference, env:NAME or file:PATH`);
  expect(message).not.toMatch(/hvs|5f1e/);
});

const smallest = `
organisation: { name: 株式会社サンプル, timeZone: Asia/Tokyo }
sources:
  - { id: sm,    kind: secrets-manager, regions: [ap-northeast-1], endpoint: "http://127.0.0.1:5000", accounts: [{ roleArn: "arn:aws:iam::111122223333:role/KagimoriRead" }] }
  - { id: ssm,   kind: parameter-store, regions: [ap-northeast-1] }
  - { id: vault, kind: vault, endpoint: "https://vault.example:8200", namespace: team-a, auth: { method: token, token: "env:VAULT_TOKEN" } }
  - { id: trail, kind: cloudtrail, regions: [ap-northeast-1] }
  - { id: audit, kind: vault-audit, vault: vault, file: /var/log/vault/audit.log }
`;

describe("the smallest config", () => {
  test("is valid, and each backend takes its item as parsed", () => {
    const { sources } = load(smallest).config;
    for (const source of sources) {
      const settings = backends.find(({ kind }) => kind === source.kind)?.settings;
      expect(settings?.safeParse(source).error).toBeUndefined();
    }
  });

  test("has a schedule, defaults and a label that come out parsed", () => {
    const text = smallest.replace(
      "id: ssm, ",
      "id: ssm, label: L, schedule: PT1H, defaults: { environment: prod, stopTimeObjective: PT30M },",
    );
    const source = load(text).config.sources[1];
    expect(source).toMatchObject({ schedule: 3600, defaults: { stopTimeObjective: 1800 } });
    expect(
      backends.find(({ kind }) => kind === source?.kind)?.settings.safeParse(source).success,
    ).toBe(true);
  });

  test.each([
    [
      "regions: [ap-northeast-1] }\n  - { id: vault",
      "region: [ap-northeast-1] }\n  - { id: vault",
      "sources[1].region: is no key known here; did you mean regions?",
    ],
    [
      "method: token,",
      "method: tokn,",
      "sources[2].auth.method: must be one of token, approle, kubernetes, jwt; did you mean token?",
    ],
    [
      "namespace: team-a,",
      "nameSpace: team-a,",
      "sources[2].nameSpace: is no key known here; did you mean namespace?",
    ],
  ])("with %j written %j is refused in the same words", (right, wrong, message) => {
    expect(refusal(smallest.replace(right, wrong))).toContain(message);
  });
});

test("every item knows its line, and every key above the items", () => {
  const { lines } = load(
    "sources:\n  - { id: a, kind: parameter-store, regions: [eu-west-1] }\n  - id: b\n    kind: cloudtrail\n    folder: x\nmapping:\n  rules:\n    - id: r\n",
  );
  expect(lines).toEqual({
    sources: 1,
    "sources[0]": 2,
    "sources[1]": 3,
    mapping: 6,
    "mapping.rules": 7,
    "mapping.rules[0]": 8,
  });
});

test("the hash is of the content, not of the text", () => {
  const plain = load("organisation: { timeZone: Asia/Tokyo, name: A }").hash;
  expect(load("# words\norganisation:\n  name: A\nteams: []\n").hash).toBe(plain);
  expect(load("organisation: { name: B }").hash).not.toBe(plain);
});

test("an exclusion that is over warns and does not refuse", () => {
  const text =
    "mapping:\n  exclude:\n    - { id: a, match: { path: a }, reason: r, approver: a@b.example, until: 2026-10-31 }";
  expect(load(text).warnings).toEqual([
    "k.yaml:3:77 mapping.exclude[0].until: is over, so this item no longer holds",
  ]);
});

test("an empty file is a config", () => {
  expect(load("").config.sources).toEqual([]);
});
