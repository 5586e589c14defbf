import type { Classification, Kind } from "@/demo/world/policies";

/** What a secret is called and what it is for. */
export interface Template {
  name: string;
  kind: Kind;
  /** In production; elsewhere one step lower. */
  classification: Classification;
  /** Follows the name of its service in the description. */
  purpose: string;
}

const single: readonly Template[] = [
  {
    name: "db-main",
    kind: "database",
    classification: "critical",
    purpose: "主データベースの接続",
  },
  { name: "db-replica", kind: "database", classification: "critical", purpose: "参照用の接続" },
  { name: "db-migrate", kind: "database", classification: "critical", purpose: "移行用の接続" },
  { name: "db-batch", kind: "database", classification: "confidential", purpose: "夜間処理の接続" },
  { name: "db-report", kind: "database", classification: "confidential", purpose: "帳票用の接続" },
  { name: "redis-auth", kind: "database", classification: "confidential", purpose: "キャッシュ" },
  { name: "jwt-signing-key", kind: "signing-key", classification: "critical", purpose: "署名" },
  {
    name: "webhook-secret",
    kind: "signing-key",
    classification: "confidential",
    purpose: "受信検証",
  },
  {
    name: "cookie-key",
    kind: "signing-key",
    classification: "confidential",
    purpose: "セッション",
  },
  {
    name: "field-key",
    kind: "encryption-key",
    classification: "critical",
    purpose: "項目の暗号化",
  },
  {
    name: "backup-key",
    kind: "encryption-key",
    classification: "critical",
    purpose: "退避の暗号化",
  },
  {
    name: "tls-cert",
    kind: "certificate",
    classification: "confidential",
    purpose: "サーバー証明書",
  },
  { name: "mtls-cert", kind: "certificate", classification: "critical", purpose: "相互認証" },
  {
    name: "client-cert",
    kind: "certificate",
    classification: "confidential",
    purpose: "接続証明書",
  },
  {
    name: "sftp-key",
    kind: "ssh-key",
    classification: "confidential",
    purpose: "ファイル受け渡し",
  },
  { name: "deploy-key", kind: "ssh-key", classification: "confidential", purpose: "配備" },
  {
    name: "s3-access-key",
    kind: "cloud-credential",
    classification: "critical",
    purpose: "保存領域",
  },
  {
    name: "mail-access-key",
    kind: "cloud-credential",
    classification: "critical",
    purpose: "送信",
  },
  { name: "admin-password", kind: "account", classification: "critical", purpose: "管理画面" },
  { name: "batch-account", kind: "account", classification: "confidential", purpose: "実行用" },
  { name: "monitor-account", kind: "account", classification: "internal", purpose: "監視用" },
  { name: "smtp-password", kind: "account", classification: "confidential", purpose: "メール送信" },
  { name: "slack-webhook", kind: "external-api", classification: "internal", purpose: "通知先" },
  { name: "sentry-token", kind: "external-api", classification: "internal", purpose: "障害収集" },
  { name: "datadog-key", kind: "external-api", classification: "internal", purpose: "計測" },
  {
    name: "feature-flag-key",
    kind: "external-api",
    classification: "internal",
    purpose: "機能切替",
  },
  { name: "invite-pepper", kind: "other", classification: "internal", purpose: "招待の符号" },
];

const partners: readonly [string, string][] = [
  ["partner-a", "提携先A"],
  ["partner-b", "提携先B"],
  ["partner-x", "提携先X"],
  ["carrier-b", "配送会社B"],
  ["carrier-c", "配送会社C"],
  ["bank", "銀行照会"],
  ["address", "住所検索"],
  ["sms", "SMS配信"],
  ["maps", "地図"],
  ["fraud", "不正検知"],
];

const perPartner = partners.flatMap(([id, name]): Template[] => [
  {
    name: `${id}/api-key`,
    kind: "external-api",
    classification: "critical",
    purpose: `${name}の鍵`,
  },
  {
    name: `${id}/client-secret`,
    kind: "external-api",
    classification: "confidential",
    purpose: `${name}の接続`,
  },
]);

/** A second of each, as grows when one system is split in two. */
const secondary = single.map((one) => ({
  ...one,
  name: `${one.name}-b`,
  purpose: `${one.purpose}(副系)`,
}));

/** Everything a service may hold in one environment. */
export const templates: readonly Template[] = [...single, ...perPartner, ...secondary];
