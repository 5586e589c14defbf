import type { BackendEntry, Place } from "@/lib/backends/secret-backend";
import { Config } from "@/lib/config/model";
import { masking } from "@/lib/masking/masking";
import type { Override } from "./attributes/attributes";
import { deriveSecret } from "./derive";
import { compileRules, type Rules } from "./rules";

export const secretsManagerPlace: Place = {
  key: "aws:aws:111122223333:ap-northeast-1:secretsmanager",
  backend: "secrets-manager",
  label: "111122223333 ap-northeast-1 Secrets Manager",
  account: "111122223333",
  region: "ap-northeast-1",
  cluster: null,
  namespace: null,
  mount: null,
};

export const parameterStorePlace: Place = {
  ...secretsManagerPlace,
  key: "aws:aws:111122223333:ap-northeast-1:ssm",
  backend: "parameter-store",
};

export const vaultPlace: Place = {
  key: "vault:c1:root:kv_1",
  backend: "vault",
  label: "team-a/ kv/",
  account: null,
  region: null,
  cluster: "c1",
  namespace: "team-a",
  mount: "kv/",
};

/** An entry of Secrets Manager about which nothing is said, but for what the test says. */
export function entryOf(told: Partial<BackendEntry> = {}): BackendEntry {
  const path = told.path ?? "orders/main";
  return {
    identity: `arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:${path}`,
    incarnation: "Q7mZ2k",
    version: null,
    type: "secret",
    name: path,
    path,
    arn: null,
    description: null,
    tags: {},
    tagKind: "tag",
    parent: null,
    createdAt: "2026-01-01T00:00:00.000Z",
    valueChangedAt: { at: "2026-11-01T00:00:00.000Z", evidence: "version-written", unknown: null },
    rotation: {
      enabled: null,
      by: null,
      intervalSeconds: null,
      pendingSince: null,
      lastAttemptFailed: false,
    },
    inactive: null,
    versions: [],
    facts: {},
    moving: { lastAccessedOn: null, nextRotationAt: null, detail: null },
    ...told,
  };
}

/** Derives an entry under a config file's content, on 2026-11-23 in Tokyo. */
export function derived(
  told: Partial<BackendEntry>,
  config: unknown = {},
  options: { overrides?: readonly Override[]; place?: Place; source?: string; now?: string } = {},
) {
  const { overrides = [], place = secretsManagerPlace, source = "sm" } = options;
  const now = new Date(options.now ?? "2026-11-23T00:00:00Z");
  return deriveSecret({
    entry: entryOf(told),
    place,
    source,
    rules: rulesOf(config, now),
    overrides,
    masking: masking(Buffer.from("key")),
  });
}

const compiled = new Map<string, Rules>();

/** Compiled once per config: properties ask for the same one hundreds of times. */
function rulesOf(config: unknown, now: Date): Rules {
  const key = `${now.toISOString()} ${JSON.stringify(config)}`;
  const rules = compiled.get(key) ?? compileRules(Config.parse(config), now);
  compiled.set(key, rules);
  return rules;
}
