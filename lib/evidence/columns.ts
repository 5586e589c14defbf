import type { HeaderLanguage } from "./model";

/** Columns of an export in their order, with their names in Japanese. English names are the keys. */
const columns = {
  occurred_at: "発生日時 (UTC)",
  action: "操作",
  use: "区分",
  outcome: "結果",
  cause: "失敗の原因",
  backend: "保管先",
  place: "場所",
  secret: "シークレット",
  principal: "主体",
  principal_kind: "主体の種別",
  person: "人",
  source_ip: "接続元アドレス",
  user_agent: "ユーザーエージェント",
  request_id: "リクエストID",
  event_id: "イベントID",
  source_id: "接続元",
} as const;
export type Column = keyof typeof columns;

export const columnKeys = Object.keys(columns) as Column[];

/** Where a column stands, from 0. */
export const at = (column: Column): number => columnKeys.indexOf(column);

export const headings = (language: HeaderLanguage): string[] =>
  language === "ja" ? Object.values(columns) : [...columnKeys];
