import type { Classification, Env, Kind } from "@/demo/world/policies";
import type { Service } from "@/demo/world/services";
import type { Store } from "@/demo/world/subject";

/** A credential that a Vault engine makes or keeps for a service. */
export interface EngineSeat {
  store: Store;
  service: Service;
  env: Env;
  /** What stands behind service and environment in its name. */
  name: string;
  kind: Kind;
  classification: Classification;
  purpose: string;
  automatic: boolean;
  /** The engine cannot say, or has not yet noted, when the value last changed. */
  undated?: boolean;
}

const encrypts = [
  "payment-api",
  "ledger",
  "member-auth",
  "point-ledger",
  "order-api",
  "cs-console",
];
/** Its role was made and never given a secret-id. */
const WITHOUT_SECRET_ID = "search-api";
const keepsFiles = ["bi-export", "etl-batch", "media-api", "backup", "order-report", "call-log"];
const sshTo = ["ci-runner", "backup", "wms-batch", "vpn-gw", "airflow"];
const shopCertificates = ["pos-link", "store-portal"];

/** The engine credentials of a service. */
export function engineSeats(service: Service): EngineSeat[] {
  return [
    ...(service.database ? databaseSeats(service) : []),
    ...keySeats(service),
    ...cloudSeats(service),
    ...loginSeats(service),
  ];
}

function databaseSeats(service: Service): EngineSeat[] {
  const of = (store: Store, env: Env, name: string, purpose: string, automatic = true) =>
    seat(service, store, env, name, "database", env === "prod" ? "critical" : "internal", purpose, {
      automatic,
    });
  const undated = ["workflow", "inbound-api", "coupon-api", "recommend"].includes(service.id);
  return [
    { ...of("database-config", "prod", "root", "エンジンの管理用接続", false), undated: true },
    of("database-static", "prod", "app", "アプリの固定アカウント"),
    { ...of("database-static", "prod", "batch", "夜間処理の固定アカウント"), undated },
    { ...of("database-static", "stg", "app", "検証の固定アカウント"), undated },
    of("database-role", "prod", "ro", "短命な参照用"),
    of("database-role", "prod", "rw", "短命な更新用"),
    of("database-role", "dev", "rw", "短命な開発用"),
  ];
}

function keySeats(service: Service): EngineSeat[] {
  const seats: EngineSeat[] = [];
  if (encrypts.includes(service.id)) {
    for (const env of ["prod", "stg"] as const) {
      const rank = env === "prod" ? "critical" : "internal";
      const key = (name: string, kind: Kind, purpose: string, automatic: boolean) =>
        seat(service, "transit", env, name, kind, rank, purpose, { automatic });
      seats.push(key("pii", "encryption-key", "個人情報の暗号化", true));
      if (env === "prod") seats.push(key("sign", "signing-key", "電文の署名", false));
    }
  }
  if (shopCertificates.includes(service.id) || service.id === "ci-runner") {
    seats.push(
      seat(service, "pki-issuer", "prod", "ca", "certificate", "critical", "中間認証局", {
        automatic: true,
      }),
    );
    for (const name of ["server", "client"]) {
      seats.push(
        seat(service, "pki-role", "prod", name, "certificate", "confidential", "証明書の発行"),
      );
    }
  }
  return seats;
}

function cloudSeats(service: Service): EngineSeat[] {
  const seats: EngineSeat[] = [];
  if (keepsFiles.includes(service.id)) {
    for (const env of ["prod", "stg"] as const) {
      seats.push(
        seat(service, "aws-role", env, "s3", "cloud-credential", "confidential", "保存領域(短命)"),
      );
    }
    if (service.id === "backup") {
      seats.push({
        ...seat(
          service,
          "aws-root",
          "prod",
          "root",
          "cloud-credential",
          "critical",
          "エンジンの管理用の鍵",
        ),
        automatic: false,
        undated: true,
      });
    }
  }
  if (service.id === "ci-runner") {
    seats.push({
      ...seat(service, "ssh-ca", "prod", "ca", "ssh-key", "critical", "保守用の署名鍵"),
      automatic: false,
      undated: true,
    });
  }
  if (sshTo.includes(service.id)) {
    seats.push(seat(service, "ssh-role", "prod", "ops", "ssh-key", "critical", "サーバーの保守"));
    seats.push(
      seat(service, "ssh-role", "stg", "dev", "ssh-key", "internal", "検証サーバーの保守"),
    );
  }
  return seats;
}

function loginSeats(service: Service): EngineSeat[] {
  // The smaller ones still log in through Kubernetes.
  if (service.weight < 3) return [];
  const ci = service.weight >= 4 || service.id === WITHOUT_SECRET_ID;
  return [
    seat(service, "approle", "prod", "app", "account", "critical", "アプリのVaultログイン", {
      automatic: ci,
    }),
    ...(ci ? [{ ...stagingLogin(service), undated: service.id === WITHOUT_SECRET_ID }] : []),
  ];
}

const stagingLogin = (service: Service) =>
  seat(service, "approle", "stg", "app", "account", "internal", "検証のVaultログイン");

function seat(
  service: Service,
  store: Store,
  env: Env,
  name: string,
  kind: Kind,
  classification: Classification,
  purpose: string,
  { automatic = true }: { automatic?: boolean } = {},
): EngineSeat {
  return { store, service, env, name, kind, classification, purpose, automatic };
}
