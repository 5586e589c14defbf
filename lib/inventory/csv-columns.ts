import { Prisma } from "@/lib/db/prisma";

/** What a column is called, and its SQL on row `s` with place `p`, owner `o` and last read `lr`. */
interface CsvColumn {
  readonly ja: string;
  readonly sql: string;
}

const instant = (sql: string) => `to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** Of the exemption in force, and of the judgement made on screen that a row carries. */
const exemption = (column: string) =>
  `(SELECT ${column} FROM exemption e WHERE e.secret_id = s.id AND e.status = 'approved' ORDER BY e.until DESC LIMIT 1)`;
const judgement = (column: string) =>
  `(SELECT ${column} FROM declaration d WHERE d.section = 'plainText.ignore' AND d.state = 'in-force'
      AND d.body->>'reason' = s.plain_text_judged ORDER BY d.decided_at DESC LIMIT 1)`;

/** The columns of the file in their order. English names are the keys; they are not renamed. */
const columns: Readonly<Record<string, CsvColumn>> = {
  path: { ja: "パス", sql: "s.path" },
  backend: { ja: "保管先", sql: "s.backend" },
  type: { ja: "形式", sql: "s.type" },
  place: { ja: "所在", sql: "p.label" },
  environment: { ja: "環境", sql: "s.environment" },
  environment_from: { ja: "環境の出どころ", sql: "s.environment_from" },
  service: { ja: "サービス", sql: "s.service" },
  service_from: { ja: "サービスの出どころ", sql: "s.service_from" },
  team: { ja: "チーム", sql: "s.team" },
  team_from: { ja: "チームの出どころ", sql: "s.team_from" },
  owner: { ja: "所有者", sql: "s.owner" },
  owner_name: { ja: "所有者の名前", sql: "o.name" },
  owner_from: { ja: "所有者の出どころ", sql: "s.owner_from" },
  kind: { ja: "種別", sql: "s.kind" },
  kind_from: { ja: "種別の出どころ", sql: "s.kind_from" },
  classification: { ja: "機密区分", sql: "s.classification" },
  classification_from: { ja: "機密区分の出どころ", sql: "s.classification_from" },
  stop_time_minutes: { ja: "停止目標(分)", sql: "s.stop_time_minutes" },
  stop_time_from: { ja: "停止目標の出どころ", sql: "s.stop_time_from" },
  rotation_state: { ja: "ローテーションの状態", sql: "s.rotation" },
  rotation_exempt: { ja: "適用除外", sql: "s.is_exempt" },
  rotation_policy: { ja: "方針", sql: "s.rotation_policy_id" },
  max_age_days: { ja: "許される日数", sql: "round(s.max_age_seconds / 86400.0, 2)" },
  value_changed_at: { ja: "値の更新日時 (UTC)", sql: instant("s.value_changed_at") },
  value_evidence: { ja: "更新日の根拠", sql: "s.value_evidence" },
  rotation_due_at: { ja: "次の期限 (UTC)", sql: instant("s.rotation_due_at") },
  last_read_at: { ja: "最終読み取り (UTC)", sql: instant("lr.at") },
  counted: { ja: "集計", sql: "s.counted" },
  not_counted_because: { ja: "集計しない理由", sql: "s.not_counted_because" },
  plain_text_pattern: { ja: "平文の疑い", sql: "s.plain_text_pattern" },
  taken_out_reason: {
    ja: "集計から外した理由",
    sql: `CASE WHEN s.is_exempt THEN ${exemption("e.reason")} ELSE s.plain_text_judged END`,
  },
  taken_out_approver: {
    ja: "外すことを承認した人",
    sql: `CASE WHEN s.is_exempt THEN ${exemption("e.decided_by")} ELSE ${judgement("d.decided_by")} END`,
  },
  taken_out_until: {
    ja: "外す最終日",
    sql: `CASE WHEN s.is_exempt THEN ${instant("s.exempt_until")} ELSE ${judgement("d.body->>'until'")} END`,
  },
  description: { ja: "説明", sql: "s.description" },
  tags: { ja: "タグ", sql: "nullif(s.tags::text, '{}')" },
  arn: { ja: "ARN", sql: "s.arn" },
  first_recorded_at: { ja: "初めて見た日時 (UTC)", sql: instant("s.first_recorded_at") },
  recorded_at: { ja: "記録した日時 (UTC)", sql: instant("s.recorded_at") },
  removed_at: { ja: "削除が分かった日時 (UTC)", sql: instant("s.removed_at") },
  id: { ja: "ID", sql: "s.id" },
};

export const csvHeadings = (language: "ja" | "en"): string[] =>
  language === "ja" ? Object.values(columns).map(({ ja }) => ja) : Object.keys(columns);

export const csvColumns = Prisma.raw(
  Object.values(columns)
    .map(({ sql }) => sql)
    .join(", "),
);
