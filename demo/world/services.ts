import type { TeamId } from "@/demo/world/teams";

export interface Service {
  id: string;
  name: string;
  team: TeamId;
  /** How many secrets it has beside its team's other services. */
  weight: number;
  /** Owns a database, so that the database engine issues credentials for it. */
  database?: boolean;
}

export const services: readonly Service[] = [
  { id: "wms-core", name: "倉庫管理", team: "logistics", weight: 5, database: true },
  { id: "label-printer", name: "送り状印刷", team: "logistics", weight: 2 },
  { id: "carrier-gw", name: "配送会社連携", team: "logistics", weight: 3 },
  { id: "wms-batch", name: "倉庫バッチ", team: "logistics", weight: 2 },
  { id: "inbound-api", name: "入荷", team: "logistics", weight: 2, database: true },
  { id: "returns-api", name: "返品", team: "logistics", weight: 2 },
  { id: "stock-sync", name: "在庫連携", team: "logistics", weight: 2, database: true },
  { id: "directory", name: "社員ディレクトリ", team: "corp-it", weight: 3 },
  { id: "workflow", name: "稟議", team: "corp-it", weight: 2, database: true },
  { id: "vpn-gw", name: "社外接続", team: "corp-it", weight: 2 },
  { id: "pos-link", name: "POS接続", team: "stores", weight: 4 },
  { id: "fax-relay", name: "FAX中継", team: "stores", weight: 1 },
  { id: "store-portal", name: "店舗ポータル", team: "stores", weight: 3, database: true },
  { id: "shift-hub", name: "シフト連携", team: "stores", weight: 2 },
  { id: "cs-console", name: "問い合わせ管理", team: "cs", weight: 3, database: true },
  { id: "chat-bot", name: "チャット応対", team: "cs", weight: 2 },
  { id: "call-log", name: "通話記録", team: "cs", weight: 2 },
  { id: "etl-batch", name: "データ取込バッチ", team: "data", weight: 4 },
  { id: "airflow", name: "ワークフロー基盤", team: "data", weight: 3, database: true },
  { id: "bi-export", name: "分析用書き出し", team: "data", weight: 3 },
  { id: "order-api", name: "注文受付", team: "orders", weight: 4, database: true },
  { id: "order-report", name: "注文集計", team: "orders", weight: 2, database: true },
  { id: "tax-calc", name: "税計算", team: "orders", weight: 2 },
  { id: "cart-api", name: "買い物かご", team: "orders", weight: 3 },
  { id: "refund-batch", name: "返金バッチ", team: "orders", weight: 2 },
  { id: "ads-bridge", name: "広告連携", team: "ads", weight: 3 },
  { id: "coupon-api", name: "クーポン", team: "ads", weight: 2, database: true },
  { id: "member-auth", name: "会員認証", team: "members", weight: 4, database: true },
  { id: "notifier", name: "通知配信", team: "members", weight: 3 },
  { id: "point-ledger", name: "ポイント台帳", team: "members", weight: 3, database: true },
  { id: "search-api", name: "商品検索", team: "search", weight: 3 },
  { id: "media-api", name: "商品画像", team: "search", weight: 2 },
  { id: "recommend", name: "おすすめ", team: "search", weight: 2, database: true },
  { id: "push-gw", name: "プッシュ通知", team: "mobile", weight: 2 },
  { id: "app-bff", name: "アプリ窓口", team: "mobile", weight: 2 },
  { id: "payment-api", name: "決済", team: "payments", weight: 5, database: true },
  { id: "payment-hook", name: "決済通知受信", team: "payments", weight: 2 },
  { id: "ledger", name: "売上元帳", team: "payments", weight: 3, database: true },
  { id: "hsm-proxy", name: "鍵保管装置中継", team: "payments", weight: 2 },
  { id: "observability", name: "監視基盤", team: "sre", weight: 3 },
  { id: "ci-runner", name: "CI実行基盤", team: "sre", weight: 3 },
  { id: "backup", name: "バックアップ", team: "sre", weight: 2 },
];

export function servicesOf(team: TeamId): readonly Service[] {
  return services.filter((service) => service.team === team);
}
