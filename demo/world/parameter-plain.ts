import { accounts, HOME_REGION } from "@/demo/world/accounts";
import type { Calendar } from "@/demo/world/calendar";
import { writerOf } from "@/demo/world/parameter-build";
import type { ParameterHistory } from "@/demo/world/parameter-history";
import { random } from "@/demo/world/random";
import { services } from "@/demo/world/services";

type PlainType = "String" | "StringList";

const settings: readonly [string, PlainType, string][] = [
  ["log-level", "String", "ログの細かさ"],
  ["endpoint-url", "String", "接続先"],
  ["timeout-ms", "String", "待ち時間"],
  ["allowed-origins", "StringList", "許可する接続元"],
  ["feature/new-checkout", "String", "新しい購入手順の切替"],
];

/** Plain text whose name says that it should not be: somebody meant to come back to it. */
const careless: readonly [string, string, PlainType, string][] = [
  ["dev", "fax-relay", "smtp_password", "検証用。あとで SecureString にする"] as const,
  ["stg", "fax-relay", "smtp-password", "FAX中継のメール送信"] as const,
  ["prod", "pos-link", "legacy/api_key", "旧POSの接続"] as const,
  ["stg", "pos-link", "api-key", "検証端末の接続"] as const,
  ["dev", "store-portal", "db_password", "開発用"] as const,
  ["prod", "workflow", "ldap-bind-password", "稟議のディレクトリ参照"] as const,
  ["dev", "call-log", "access_token", "通話記録の開発"] as const,
  ["stg", "coupon-api", "partner-secret", "広告主の検証環境"] as const,
  ["dev", "bi-export", "private_key", "受け渡しの開発"] as const,
  ["prod", "wms-batch", "carrier-credentials", "配送会社の利用者名と暗証"] as const,
].map(([env, service, name, text]) => [`/${env}/${service}/${name}`, service, "String", text]);

const fromAws: readonly [string, PlainType, string][] = [
  ["/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64", "String", ""],
  ["/aws/service/global-infrastructure/current-region", "String", ""],
];

/** String and StringList parameters: configuration, and what only looks like it. */
export function plainParameters(seed: string, when: Calendar): ParameterHistory[] {
  return [
    ...services.flatMap((service) =>
      (["prod", "stg", "dev"] as const).flatMap((env) =>
        settings
          .filter(([name]) => random(`${seed}/plain/${env}/${service.id}/${name}`).chance(0.32))
          .map(([name, type, text]) =>
            plain(
              `/${env}/${service.id}/${name}`,
              service.id,
              type,
              `${service.name}: ${text}`,
              when,
            ),
          ),
      ),
    ),
    ...careless.map(([name, service, type, text]) => plain(name, service, type, text, when)),
    plain("legacy_fax_host", "fax-relay", "String", "階層のない頃の名前", when),
    ...fromAws.map(([name, type, text]) => plain(name, "ci-runner", type, text, when)),
    {
      ...plain("/prod/ci-runner/base-image", "ci-runner", "String", "", when),
      dataType: "aws:ec2:image",
    },
  ];
}

function plain(
  name: string,
  serviceId: string,
  type: PlainType,
  description: string,
  when: Calendar,
): ParameterHistory {
  const service = services.find(({ id }) => id === serviceId);
  if (!service) throw new Error(`no service ${serviceId}`);
  const draw = random(`plain/${name}`);
  const env = name.split("/")[1] ?? "";
  const account = env === "stg" || env === "dev" ? accounts.staging.id : accounts.production.id;
  const first = when.on(-draw.int(30, 900), 10 + draw.next() * 8);
  const writes = [first];
  for (
    let at = first;
    at < when.today;
    at = (writes.at(-1) ?? 0) + draw.int(60, 600) * 86_400_000
  ) {
    if (at > first) writes.push(at);
  }
  return {
    account,
    region: HOME_REGION,
    name,
    type,
    description,
    tier: "Standard",
    dataType: "text",
    ...(name.endsWith("log-level") ? { allowedPattern: "^(debug|info|warn|error)$" } : {}),
    lives: [{ writes }],
    writer: writerOf({ key: name, service }, account),
    tags: () => ({ env, service: service.id, team: service.team }),
    policies: [],
    edits: [],
  };
}
