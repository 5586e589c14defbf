import type { BackendEntry } from "@/lib/backends/secret-backend";

/** Of a fixed day, so that every run makes the same secrets; the bench's clock stands a little after it. */
const DAY_MS = 86_400_000;

/** A number from 0 up to 1 that is always the same for the same number and question, and tells nothing of another. */
export function draw(i: number, question: number): number {
  let mixed = (i ^ Math.imul(question + 1, 0x9e3779b9)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

const pick = <Value>(values: readonly Value[], share: number): Value | undefined =>
  values[Math.min(values.length - 1, Math.floor(share * values.length))];

const teams =
  "payments web search data security mobile billing orders logistics members ads analytics platform infra support hr finance legal growth catalog pricing fraud notify booking".split(
    " ",
  );
const classifications = ["internal", "confidential", "critical", "confidential"];
const stopTimes = ["PT1H", "PT4H", "PT24H"];

/** What lies in a vault, as it is called in a path and in a description. */
const things: readonly (readonly [name: string, words: string])[] = [
  ["credential", "接続情報"],
  ["credential", "接続情報"],
  ["db-password", "データベースの接続"],
  ["db-password", "データベースの接続"],
  ["api-key", "外部APIのキー"],
  ["api-key", "外部APIのキー"],
  ["tls-cert", "証明書"],
  ["jwt-signing-key", "署名鍵"],
  ["smtp-account", "送信アカウント"],
  ["aws-access-key", "クラウドの鍵"],
];
const subjects =
  "決済 会員基盤 在庫照会 夜間集計 通知配信 請求 配送 商品検索 認証基盤 分析基盤 予約 広告配信 問い合わせ 社内申請".split(
    " ",
  );

/**
 * Whose and what. Nothing of it goes with the number; as in life, a service has its team, owners, classification and a few
 * things, and a team its places.
 */
function attributesOf(i: number) {
  const service = Math.floor(400 * draw(i, 1) ** 1.5); // some services have many, most few
  const stage = draw(i, 2);
  const environment = stage < 0.35 ? "prod" : stage < 0.6 ? "stg" : stage < 0.96 ? "dev" : null;
  const owner = `user${(service * 3 + Math.floor(draw(i, 3) * 2)) % 500}@example.jp`;
  const team = pick(teams, (((service * 37) % 400) / 400) ** 1.8);
  return {
    service: `service-${service}`,
    environment,
    team: draw(i, 4) < 0.04 ? null : (team ?? null),
    owner: service % 15 === 14 ? null : owner,
    classification: service % 10 === 9 ? null : (classifications[service % 4] ?? null),
    stopTime: service % 5 < 3 ? (stopTimes[service % 3] ?? null) : null,
    thing: things[(service * 7 + Math.floor(draw(i, 7) * 2.2)) % things.length],
  };
}

/** In which of so many places it is: mostly where its team has that environment, else where its service has always been. */
export function placeOfInvented(i: number, places: number): number {
  const { team, environment, service } = attributesOf(i);
  const home = draw(i, 16) < 0.9 ? `${team} ${environment}` : service;
  let sum = 0;
  for (const letter of home) sum = (sum * 31 + letter.charCodeAt(0)) % 100_003;
  return sum % places;
}

/** Most paths begin with an environment, some with a team or a service: as grown in years. */
function pathOf(i: number, { environment, team, service, thing }: Attributes) {
  const name = `${thing?.[0]}-${i}`;
  const [stage, owners] = [environment ?? "shared", team ?? "common"];
  const style = draw(i, 8);
  if (style < 0.6) return `${stage}/${owners}/${service}/${name}`;
  return style < 0.85 ? `${owners}/${service}/${name}/${stage}` : `${service}-${name}`;
}

function described(i: number, { thing }: Attributes): string | null {
  const about = draw(i, 9);
  if (about > 0.75) return null;
  const subject = about < 0.16 ? "返金処理" : pick(subjects, (about - 0.16) / 0.59);
  return `${subject}の${thing?.[1]} ${i % 97}`;
}

/** Days since its value changed: most were changed of late, some were forgotten years ago. */
const ageInDays = (i: number) => 900 * draw(i, 10) ** 2;

/** An invented secret: always the same for the same number. `type` is one that its place has. */
export function inventedSecret(i: number, type: BackendEntry["type"]): BackendEntry {
  const attributes = attributesOf(i);
  const path = pathOf(i, attributes);
  const identity = `arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:${path}`;
  const newest = Date.UTC(2026, 10, 20);
  const day = new Date(newest - Math.floor(ageInDays(i)) * DAY_MS).toISOString();
  const unread = draw(i, 11) > 0.75;
  const readOn = new Date(newest - Math.floor(500 * draw(i, 12) ** 3) * DAY_MS).toISOString();
  return {
    identity,
    incarnation: (i * 2654435761).toString(36).slice(-6).padStart(6, "a"),
    version: null,
    type,
    name: path,
    path,
    arn: `${identity}-abcdef`,
    description: described(i, attributes),
    tags: tagsOf(attributes),
    tagKind: "tag",
    parent: null,
    createdAt: day,
    valueChangedAt:
      draw(i, 13) < 0.02
        ? { at: null, evidence: null, unknown: "backend-cannot-say" }
        : { at: day, evidence: "engine", unknown: null },
    rotation: {
      enabled: i % 4 === 0,
      by: i % 4 === 0 ? "backend" : null,
      intervalSeconds: i % 4 === 0 ? 2_592_000 : null,
      pendingSince: null,
      lastAttemptFailed: i % 4 === 0 && draw(i, 14) < 0.03,
    },
    inactive: draw(i, 15) < 0.01 ? "pending-deletion" : null,
    versions: [{ id: `v-${i}`, createdAt: day, stages: ["AWSCURRENT"], by: null }],
    facts: { kmsKeyId: "alias/aws/secretsmanager", lastChangedAt: day },
    moving: {
      lastAccessedOn: unread ? null : readOn.slice(0, 10),
      nextRotationAt: null,
      detail: null,
    },
  };
}

function tagsOf({ service, environment, team, owner, classification, stopTime }: Attributes) {
  const tags: Record<string, string> = { service };
  if (environment) tags.environment = environment;
  if (team) tags.team = team;
  if (owner) tags.owner = owner;
  if (classification) tags.classification = classification;
  if (stopTime) tags["stop-time-objective"] = stopTime;
  return tags;
}

type Attributes = ReturnType<typeof attributesOf>;
