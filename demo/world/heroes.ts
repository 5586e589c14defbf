import { z } from "zod";

const Hero = z.object({
  store: z.enum(["sm", "ssm", "kv"]),
  service: z.string(),
  fullName: z.string(),
  kind: z.enum([
    "database",
    "external-api",
    "certificate",
    "signing-key",
    "encryption-key",
    "account",
  ]),
  classification: z.enum(["critical", "confidential"]),
  /** Days since its value was last written, on the demo's first day. */
  age: z.coerce.number(),
  standing: z.enum(["compliant", "overdue", "failed"]),
  /** Id of the person in the owner tag; "lead" is the team's. */
  owner: z.string(),
  purpose: z.string(),
});
export type Hero = z.infer<typeof Hero>;

const table = `
sm  | wms-core      | prod/logistics/ap-northeast-1/wms-core/db-main      | database       | critical     | 131 | failed    | lead     | 倉庫管理の主データベース。夜間に自動更新
sm  | wms-core      | prod/logistics/ap-northeast-1/wms-core/db-replica   | database       | critical     | 131 | overdue   | lead     | 倉庫管理の参照用データベース
ssm | label-printer | /prod/label-printer/db-password                     | database       | critical     | 184 | overdue   | lead     | 送り状印刷の接続。起動時にだけ読む
kv  | directory     | corp-it/directory/prod/ldap/bind-password           | account        | critical     | 218 | overdue   | furukawa | 社員ディレクトリの参照用アカウント
kv  | carrier-gw    | logistics/carrier-gw/prod/carrier-a/api-key         | external-api   | confidential | 213 | overdue   | hirai    | 配送会社Aの集荷依頼
kv  | pos-link      | stores/pos-link/prod/mtls-cert                      | certificate    | critical     | 407 | overdue   | lead     | 店舗端末との相互認証
sm  | order-api     | prod/order-api/payment-token                        | external-api   | critical     | 193 | failed    | lead     | 決済の受付に使う利用者証明
kv  | member-auth   | members/member-auth/prod/id-provider/oidc-client-secret | external-api | critical   | 177 | compliant | lead     | 会員認証の連携先
sm  | payment-api   | prod/payment-api/psp-a/api-key                      | external-api   | critical     | 174 | compliant | lead     | 決済会社Aの売上確定
sm  | payment-hook  | prod/payment-hook/psp-b/webhook-secret              | signing-key    | critical     | 354 | compliant | lead     | 決済会社Bからの通知の検証
kv  | etl-batch     | data/etl-batch/prod/warehouse/loader-password       | account        | confidential | 167 | compliant | lead     | 分析基盤への取込
ssm | fax-relay     | /prod/fax-relay/legacy-fax/smtp-password            | account        | confidential | 611 | overdue   | lead     | FAX中継のメール送信
sm  | ledger        | prod/ledger/signing-key                             | signing-key    | critical     | 38  | compliant | lead     | 売上元帳の締めの署名
sm  | notifier      | prod/notifier/mail/sendgrid-key                     | external-api   | confidential | 119 | compliant | lead     | 会員へのメール配信
kv  | search-api    | search/search-api/prod/index/admin-key              | account        | confidential | 106 | compliant | lead     | 検索索引の管理
sm  | ads-bridge    | prod/ads-bridge/partner-x/oauth-secret              | external-api   | confidential | 100 | compliant | lead     | 広告主Xとの接続
kv  | observability | sre/observability/prod/grafana/oauth-secret         | external-api   | confidential | 79  | compliant | lead     | 監視画面のサインイン
sm  | push-gw       | prod/push-gw/push/apns-key                          | signing-key    | critical     | 62  | compliant | lead     | アプリへのプッシュ通知
sm  | tax-calc      | prod/tax-calc/tax/api-credential                    | external-api   | confidential | 58  | compliant | lead     | 税率の照会
ssm | airflow       | /prod/airflow/fernet-key                            | encryption-key | critical     | 49  | compliant | lead     | 接続情報の暗号化
kv  | hsm-proxy     | payments/hsm-proxy/prod/hsm/operator-pin            | account        | critical     | 36  | compliant | lead     | 鍵保管装置の操作
ssm | cs-console    | /prod/cs-console/zendesk/api-token                  | external-api   | confidential | 260 | overdue   | nomura   | 問い合わせ管理の連携
sm  | refund-batch  | prod/refund-batch/bank-b/api-key                    | external-api   | critical     | 71  | compliant | lead     | 返金バッチの銀行振込
`;

/** The production secrets that people of the company talk about by name. */
export const heroes: readonly Hero[] = table
  .trim()
  .split("\n")
  .map((line) => {
    const [store, service, fullName, kind, classification, age, standing, owner, purpose] = line
      .split("|")
      .map((cell) => cell.trim());
    return Hero.parse({
      store,
      service,
      fullName,
      kind,
      classification,
      age,
      standing,
      owner,
      purpose,
    });
  });
