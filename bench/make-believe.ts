import { z } from "zod";
import type { BackendEntry, Completion, Place, SecretBackend } from "@/lib/backends/secret-backend";
import { defineBackend } from "@/lib/backends/secret-backend";

const teams = ["payments", "web", "search", "data", "security", "mobile"];
const environments = ["prod", "stg", "dev"];
const words = ["決済バッチの接続", "返金処理", "会員基盤", "在庫照会", "夜間集計", "通知配信"];

/** An invented secret of Secrets Manager: always the same for the same number. */
function invented(i: number): BackendEntry {
  const team = teams[i % teams.length] ?? "";
  const environment = environments[i % environments.length] ?? "";
  const name = `${environment}/${team}/service-${i % 400}/credential-${i}`;
  const day = new Date(Date.UTC(2026, i % 11, 1 + (i % 28))).toISOString();
  return {
    identity: `arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:${name}`,
    incarnation: (i * 2654435761).toString(36).slice(-6).padStart(6, "a"),
    version: null,
    type: "secret",
    name,
    path: name,
    arn: `arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:${name}-abcdef`,
    description: `${words[i % words.length]} ${i % 97}`,
    tags: { team, environment, service: `service-${i % 400}`, owner: `user${i % 300}@example.jp` },
    tagKind: "tag",
    parent: null,
    createdAt: day,
    valueChangedAt: { at: day, evidence: "engine", unknown: null },
    rotation: {
      enabled: i % 4 === 0,
      by: i % 4 === 0 ? "backend" : null,
      intervalSeconds: i % 4 === 0 ? 2_592_000 : null,
      pendingSince: null,
      lastAttemptFailed: false,
    },
    inactive: null,
    versions: [{ id: `v-${i}`, createdAt: day, stages: ["AWSCURRENT"], by: null }],
    facts: { kmsKeyId: "alias/aws/secretsmanager", lastChangedAt: day },
    moving: { lastAccessedOn: day.slice(0, 10), nextRotationAt: null, detail: null },
  };
}

export const inventedPlace: Place = {
  key: "aws:aws:111122223333:ap-northeast-1:secretsmanager",
  backend: "secrets-manager",
  label: "111122223333 ap-northeast-1 Secrets Manager",
  account: "111122223333",
  region: "ap-northeast-1",
  cluster: null,
  namespace: null,
  mount: null,
};

/** A backend that hands out entries from memory, a hundred a page. */
export const inventedBackend = (entries: Iterable<BackendEntry>): SecretBackend =>
  defineBackend({
    kind: "secrets-manager",
    settings: z.looseObject({}),
    allowedCalls: [],
    asksFor: () => true,
    explain: (error) => ({ cause: "unexpected", message: String(error), todo: "" }),
    connect: () => ({
      check: async () => ({ clockSkewMs: 0, identity: "bench" }),
      async *places() {
        yield { place: inventedPlace, list: () => pages(entries) };
      },
      close: async () => {},
    }),
  });

async function* pages(
  entries: Iterable<BackendEntry>,
): AsyncGenerator<readonly BackendEntry[], Completion> {
  let page: BackendEntry[] = [];
  for (const entry of entries) {
    page.push(entry);
    if (page.length < 100) continue;
    yield page;
    page = [];
  }
  yield page;
  return { complete: true, failures: [] };
}

/** The first `count` invented secrets, made one by one. */
export function* inventedEntries(count: number): Generator<BackendEntry> {
  for (let i = 0; i < count; i++) yield invented(i);
}
