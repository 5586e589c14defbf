import type { TeamId } from "@/demo/world/teams";

/** Day before (negative) the first one, and hour of the Tokyo day. */
type When = readonly [day: number, hour: number];

/** What somebody did to a request afterwards. */
interface Step {
  at: When;
  act: "approve" | "reject" | "withdraw" | "end" | "review";
  by: string;
  reason: string;
  /** For a review: how it went, and when access was withdrawn. */
  outcome?: "as-asked" | "deviated";
  withdrawnAt?: When;
}

/** A request for exceptional access as the company tells it. The reads are those of demo/world/trail-reads.ts. */
export interface Story {
  /** Unique: by it a story is known to be told already. */
  ticket: string;
  who: string;
  team: TeamId;
  secret: string;
  reason: string;
  asked: When;
  /** Left out: an emergency, which begins at once. */
  from?: When;
  to: When;
  steps: readonly Step[];
}

const m = (minutes: number) => minutes / 60;

export const stories: readonly Story[] = [
  {
    ticket: "ORD-702",
    who: "okada",
    team: "orders",
    secret: "prod/order-api/payment-token",
    reason: "決済の受付が止まり、発行元を確かめる",
    asked: [-12, 10],
    to: [-12, 11],
    steps: [], // nobody approved it afterwards
  },
  {
    ticket: "MEM-88",
    who: "taniguchi",
    team: "members",
    secret: "prod/notifier/mail/sendgrid-key",
    reason: "配信先の設定を確認する",
    asked: [-11, 13],
    from: [-11, 15],
    to: [-11, 16],
    steps: [], // nobody decided before it was over
  },
  {
    ticket: "ADS-190",
    who: "iwata",
    team: "ads",
    secret: "prod/ads-bridge/partner-x/oauth-secret",
    reason: "接続先の担当者に値を伝えたい",
    asked: [-10, 10],
    from: [-10, 14],
    to: [-10, 15],
    steps: [
      {
        at: [-10, 11],
        act: "reject",
        by: "takanashi",
        reason: "値を人に伝えるのではなく、相手に再発行を頼む",
      },
    ],
  },
  {
    ticket: "ORD-733",
    who: "seki",
    team: "orders",
    secret: "prod/tax-calc/tax/api-credential",
    reason: "税計算の応答が返らない",
    asked: [-9, 13],
    to: [-9, 14],
    steps: [
      {
        at: [-9, 13 + m(40)],
        act: "reject",
        by: "saeki",
        reason: "検証環境で再現できる。本番を読む理由にならない",
      },
    ],
  },
  {
    ticket: "DAT-411",
    who: "matsui",
    team: "data",
    secret: "data/etl-batch/prod/warehouse/loader-password",
    reason: "取り込みの再実行",
    asked: [-7, 9],
    from: [-7, 13],
    to: [-7, 15],
    steps: [{ at: [-7, 10], act: "withdraw", by: "matsui", reason: "自動の再試行で直った" }],
  },
  {
    ticket: "DAT-419",
    who: "nishida",
    team: "data",
    secret: "data/etl-batch/prod/warehouse/loader-password",
    reason: "再取り込みに備えて",
    asked: [-5, 8],
    from: [-5, 9],
    to: [-5, 13],
    steps: [{ at: [-5, 8 + m(30)], act: "approve", by: "takanashi", reason: "手順書どおりなら可" }], // unused, and its review overdue
  },
  {
    ticket: "PAY-310",
    who: "nakamura",
    team: "payments",
    secret: "prod/ledger/signing-key",
    reason: "月次締めの再署名",
    asked: [-4, 16],
    from: [-4, 17 + m(30)],
    to: [-4, 19 + m(30)],
    steps: [
      { at: [-4, 16 + m(20)], act: "approve", by: "saeki", reason: "締めの日程を確認した" },
      { at: [-4, 18 + m(30)], act: "end", by: "nakamura", reason: "署名が終わった" },
      {
        at: [-3, 10],
        act: "review",
        by: "takanashi",
        reason: "読み取りは1回、申請どおり",
        outcome: "as-asked",
        withdrawnAt: [-4, 18 + m(40)],
      },
    ],
  },
  {
    ticket: "INC-3288",
    who: "miura",
    team: "members",
    secret: "prod/notifier/mail/sendgrid-key",
    reason: "配信停止の対応",
    asked: [-3, 14 + m(5)],
    to: [-3, 16],
    steps: [
      {
        at: [-3, 15 + m(10)],
        act: "approve",
        by: "saeki",
        reason: "障害INC-3288に対応する読み取りと確認",
      },
      {
        at: [-2, 11],
        act: "review",
        by: "takanashi",
        reason: "復旧後に鍵を更新した",
        outcome: "as-asked",
        withdrawnAt: [-3, 16 + m(20)],
      },
    ],
  },
  {
    ticket: "LOG-552",
    who: "hirai",
    team: "logistics",
    secret: "prod/logistics/ap-northeast-1/wms-core/db-main",
    reason: "出荷が止まった倉庫の接続を調べる",
    asked: [-2, 20 + m(5)],
    from: [-2, 20 + m(30)],
    to: [-2, 21 + m(30)],
    steps: [
      { at: [-2, 20 + m(12)], act: "approve", by: "murakami", reason: "db-mainの接続確認のみ" },
    ],
  },
  {
    ticket: "PAY-318",
    who: "nakamura",
    team: "payments",
    secret: "prod/payment-api/psp-a/api-key",
    reason: "PSP切替の確認",
    asked: [-1, 15 + m(30)],
    from: [-1, 16],
    to: [-1, 17],
    steps: [
      { at: [-1, 15 + m(45)], act: "approve", by: "saeki", reason: "切替手順に含まれている" },
      {
        at: [-1, 18],
        act: "review",
        by: "saeki",
        reason: "読み取りは1回、権限は期限で失効",
        outcome: "as-asked",
        withdrawnAt: [-1, 17],
      },
    ],
  },
  {
    ticket: "INC-3312",
    who: "hori",
    team: "mobile",
    secret: "prod/push-gw/push/apns-key",
    reason: "プッシュ通知が9割失敗。鍵の期限と発行元を確かめる",
    asked: [-1, 22 + m(30)],
    to: [-1, 23 + m(30)],
    steps: [], // to be approved within a day
  },
];

/** Hours from the moment the demo is started. */
export const presentStories = [
  {
    ticket: "ORD-877",
    who: "okada",
    team: "orders",
    secret: "prod/order-api/payment-token",
    reason: "決済失敗の調査",
    from: 0,
    to: 2,
    approvedBy: "takanashi",
  },
  {
    ticket: "ORD-881",
    who: "okada",
    team: "orders",
    secret: "prod/tax-calc/tax/api-credential",
    reason: "税計算の本番応答を再現できないため、接続先を確認したい",
    from: 4,
    to: 6,
    approvedBy: null,
  },
] as const satisfies readonly { ticket: string; team: TeamId; [key: string]: unknown }[];
