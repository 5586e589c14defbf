import { describe, expect, test } from "vitest";
import type { BackendEntry } from "@/lib/backends/secret-backend";
import { derived, parameterStorePlace, vaultPlace } from "../derive-testing";
import type { Override } from "./attributes";

const person = (attribute: Override["attribute"], value: string): Override => ({
  attribute,
  value,
  from: "person",
});
const inherited = (attribute: Override["attribute"], value: string): Override => ({
  attribute,
  value,
  from: "inherited",
});

describe("who is believed, strongest first", () => {
  const config = {
    sources: [{ id: "sm", kind: "secrets-manager", defaults: { team: "by-default" } }],
    mapping: { rules: [{ id: "r", match: { path: "ruled/**" }, set: { team: "by-rule" } }] },
  };
  const everything: Partial<BackendEntry> = { path: "ruled/x", tags: { team: "by-tag" } };
  test.each([
    [
      "a person",
      everything,
      [person("team", "by-person"), inherited("team", "before")],
      "by-person",
      "person",
    ],
    ["a tag", everything, [inherited("team", "before")], "by-tag", "tag"],
    ["custom metadata", { ...everything, tagKind: "metadata" as const }, [], "by-tag", "metadata"],
    ["a rule", { path: "ruled/x" }, [inherited("team", "before")], "by-rule", "rule"],
    [
      "the incarnation before",
      { path: "else/x" },
      [inherited("team", "before")],
      "before",
      "inherited",
    ],
    ["the source's default", { path: "else/x" }, [], "by-default", "default"],
  ])("%s", (_, told, overrides, team, teamFrom) => {
    expect(derived(told, config, { overrides }).row).toMatchObject({ team, teamFrom });
  });

  test("nobody", () => {
    expect(derived({}).row).toMatchObject({ team: null, teamFrom: null });
  });
});

describe("words", () => {
  test.each([
    ["prod", "prod"],
    ["Production", "prod"],
    [" ＰＲＯＤ ", "prod"],
    ["本番", "prod"],
    ["検証", "stg"],
    ["ｽﾃｰｼﾞﾝｸﾞ", "stg"],
    ["開発", "dev"],
    ["localhost", "local"],
  ])("tag environment %s is %s", (said, environment) => {
    expect(derived({ tags: { Environment: said } }).row.environment).toBe(environment);
  });

  test.each(["qa", "sandbox", "live", "pr0d", "test"])(
    "%s means nothing for sure: unassigned, whatever rules and defaults say",
    (said) => {
      const { row } = derived(
        { path: "prod/orders/db", tags: { env: said } },
        {
          sources: [{ id: "sm", kind: "secrets-manager", defaults: { environment: "prod" } }],
          mapping: { rules: [{ id: "r", match: { path: "{env}/{service}/{name}" } }] },
        },
      );
      expect(row).toMatchObject({ environment: null, environmentFrom: null, service: "orders" });
    },
  );

  test("the firm's own words are known besides ours", () => {
    const config = { mapping: { values: { environment: { live: "prod" } } } };
    expect(derived({ tags: { env: "Live" } }, config).row.environment).toBe("prod");
    expect(derived({ tags: { env: "staging" } }, config).row.environment).toBe("stg");
  });

  test("an empty tag says nothing; the first key of the list that speaks is heard", () => {
    const config = { mapping: { tags: { team: ["squad", "team"] } } };
    expect(derived({ tags: { squad: " ", TEAM: "b" } }, config).row.team).toBe("b");
    expect(derived({ tags: { team: "b", Squad: "a" } }, config).row.team).toBe("a");
  });
});

describe("registers", () => {
  const config = {
    teams: [{ id: "payments", name: "決済チーム", nameEn: "Payments Team" }],
    services: [{ id: "billing", name: "請求", team: "payments" }],
    people: [{ id: "aoi.sato@example.jp", name: "佐藤 葵" }],
    mapping: { values: { team: { "pay-squad": "payments" } } },
  };
  test.each([
    ["決済チーム", "payments"],
    ["payments team", "payments"],
    ["PAY-SQUAD", "payments"],
    ["Unknown", "unknown"],
  ])("team %s is %s", (said, team) => {
    expect(derived({ tags: { team: said } }, config).row.team).toBe(team);
  });

  test("a service's team comes from the register, unless somebody says another", () => {
    expect(derived({ tags: { service: "請求" } }, config).row).toMatchObject({
      service: "billing",
      team: "payments",
      teamFrom: "rule",
    });
    expect(derived({ tags: { service: "billing", team: "infra" } }, config).row.team).toBe("infra");
  });

  test.each([
    ["佐藤 葵", "aoi.sato@example.jp"],
    ["AOI.SATO@example.jp", "aoi.sato@example.jp"],
    ["決済チーム", "payments"],
    ["Somebody Else", "Somebody Else"],
  ])("owner %s is %s", (said, owner) => {
    expect(derived({ tags: { owner: said } }, config).row.owner).toBe(owner);
  });

  test("names of owner and team can be searched", () => {
    const { row } = derived({ tags: { owner: "aoi.sato@example.jp", service: "billing" } }, config);
    expect(row.searchText).toContain("佐藤 葵");
    expect(row.searchGrams).toContain("決済");
  });
});

describe("rules", () => {
  const rules = (...list: object[]) => ({ mapping: { rules: list } });

  test("the first that gives an attribute gives it", () => {
    const config = rules(
      { id: "a", match: { path: "shop/**" }, set: { team: "first" } },
      { id: "b", set: { team: "second", environment: "dev" } },
    );
    expect(derived({ path: "shop/x" }, config).row).toMatchObject({
      team: "first",
      environment: "dev",
    });
  });

  test.each([
    [
      "{env}/{service}/{name}",
      "/prod/billing/db/password",
      { environment: "prod", service: "billing" },
    ],
    ["/{env}/{service}/{name}", "Staging/billing/db", { environment: "stg", service: "billing" }],
    ["/{env}/{service}/{name}", "/common/billing/db", { environment: null, service: null }],
    ["{service}-{env}/*", "wms-core-prod/db", { environment: "prod", service: "wms-core" }],
    ["{team}/{env}/**", "orders/dev/a/b", { environment: "dev", team: "orders" }],
    ["**/{env}/**", "a/b/stg/c", { environment: "stg" }],
    ["kv/*/x", "kv/a/b/x", { environment: null }],
  ])("path %s of %s", (pattern, path, expected) => {
    const config = rules({ id: "r", match: { path: pattern } });
    expect(derived({ path }, config).row).toMatchObject(expected);
  });

  test("what set states beats what the path says", () => {
    const config = rules({ id: "r", match: { path: "{service}/**" }, set: { service: "stated" } });
    expect(derived({ path: "found/x" }, config).row.service).toBe("stated");
  });

  test.each([
    [{ account: "111122223333" }, true],
    [{ account: "999999999999" }, false],
    [{ region: ["us-east-1", "ap-northeast-1"] }, true],
    [{ backend: "vault" }, false],
    [{ source: "sm" }, true],
    [{ source: "other" }, false],
    [{ type: "secret" }, true],
    [{ namespace: "team-a" }, false],
    [{ name: "*MAIN" }, true],
    [{ name: "main*x" }, false],
    [{ account: "111122223333", name: "other" }, false],
  ])("match %j fits an entry of Secrets Manager: %s", (match, fits) => {
    const config = rules({ id: "r", match, set: { team: "t" } });
    expect(derived({}, config).row.team).toBe(fits ? "t" : null);
  });

  test.each([[{ namespace: "team-*" }], [{ mount: "/kv" }], [{ mount: "kv/" }]])(
    "match %j fits an entry of Vault",
    (match) => {
      const config = rules({ id: "r", match, set: { team: "t" } });
      expect(derived({ type: "kv2" }, config, { place: vaultPlace }).row.team).toBe("t");
    },
  );
});

describe("kind, where nobody says it", () => {
  test.each([
    ["secret", "prod/billing/db-main", "database"],
    ["secret", "prod/billing/db/password", "database"],
    ["secret", "prod/db-proxy/stripe-key", "external-api"],
    ["secret", "prod/billing/ReportingDbPassword", "database"],
    ["secret", "prod/wms/DATABASE_DSN", "database"],
    ["secure-string", "/prod/wms/tls/key", "certificate"],
    ["secret", "prod/auth/jwt-signing", "signing-key"],
    ["secret", "prod/files/encryption-key", "encryption-key"],
    ["kv2", "kv/batch/sftp", "ssh-key"],
    ["kv2", "kv/ops/aws-billing", "cloud-credential"],
    ["kv2", "kv/ops/登録アカウント", "account"],
    ["secret", "prod/portal/password", "account"],
    ["secret", "prod/portal/token", "external-api"],
    ["transit-key", "transit/orders", "encryption-key"],
    ["pki-issuer", "pki/db", "certificate"],
    ["approle", "auth/approle/ci", "account"],
    ["secret", "prod/portal/main", null],
    ["secret", "prod/portal/thumbnail", null],
  ] as const)("%s %s: %s", (type, path, kind) => {
    const { row } = derived({ type, path });
    expect(row).toMatchObject({ kind, kindFrom: kind && "rule" });
  });

  test("an engine knows better than a name", () => {
    const told = { type: "dynamic-role", path: "aws/db-backup", facts: { engine: "aws" } } as const;
    expect(derived(told, {}, { place: vaultPlace }).row.kind).toBe("cloud-credential");
  });
});

test("plain parameters are configuration by rule; a tag may say more", () => {
  const place = { place: parameterStorePlace };
  expect(derived({ type: "string" }, {}, place).row).toMatchObject({
    classification: "configuration",
    classificationFrom: "rule",
  });
  const tags = { classification: "秘" };
  expect(derived({ type: "string", tags }, {}, place).row.classification).toBe("confidential");
});

describe("stop-time objective in minutes", () => {
  const config = {
    sources: [{ id: "sm", kind: "secrets-manager", defaults: { stopTimeObjective: "PT4H" } }],
    policies: { stopTime: [{ match: { kind: "database" }, within: "PT30M" }] },
  };
  test.each([
    ["by policy", { path: "orders/db" }, 30, "rule"],
    ["by default where no policy fits", { path: "orders/x" }, 240, "default"],
    ["by tag", { path: "orders/db", tags: { "stop-time-objective": "15分" } }, 15, "tag"],
    ["by a tag in ISO 8601", { tags: { "stop-time-objective": "PT2H" } }, 120, "tag"],
    [
      "not by a tag nobody understands",
      { path: "orders/db", tags: { stop_time_objective: "soon" } },
      null,
      null,
    ],
  ])("%s", (_, told, stopTimeMinutes, stopTimeFrom) => {
    expect(derived(told, config).row).toMatchObject({ stopTimeMinutes, stopTimeFrom });
  });
});
