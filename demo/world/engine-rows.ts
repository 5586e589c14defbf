import { type Calendar, DAY, lastAt } from "@/demo/world/calendar";
import type { EngineHistory } from "@/demo/world/engine-history";
import { goTime } from "@/demo/world/go-time";
import { digest } from "@/demo/world/random";
import { cadenceDays } from "@/demo/world/value-changes";

/** Somebody wrote the password into the address itself: what shows the address must cut it out. */
const INLINED_PASSWORD = "haru-Kaede-2019";

type Row = Record<string, unknown>;

/** What reading a role, key or connection answers: metadata, never what it issues. */
export function engineRow(history: EngineHistory, instant: number, when: Calendar): Row {
  switch (history.subject.store) {
    case "database-config":
      return connection(history);
    case "database-static":
      return staticRole(history, instant, when);
    case "database-role":
      return dynamicRole(history);
    case "transit":
      return transitKey(history, instant, when);
    case "pki-role":
      return { allowed_domains: ["hokushin.example"], max_ttl: 7_776_000, no_store: false, ttl: 0 };
    case "ssh-role":
      return {
        key_type: "ca",
        ttl: 1800,
        max_ttl: 14_400,
        allowed_users: "ops",
        default_user: "ops",
      };
    case "aws-role":
      return awsRole(history);
    case "approle":
      return appRole(history);
    default:
      return {};
  }
}

function connection({ subject }: EngineHistory): Row {
  const host = `${subject.service.id}-db.internal:5432/app`;
  const inlined = subject.service.id === "workflow";
  return {
    allowed_roles: ["*"],
    connection_details: {
      connection_url: inlined
        ? `postgresql://workflow:${INLINED_PASSWORD}@${host}`
        : `postgresql://{{username}}:{{password}}@${host}`,
      username: "vault_root",
    },
    password_policy: "",
    plugin_name: "postgresql-database-plugin",
    plugin_version: "",
    root_credentials_rotate_statements: [],
    verify_connection: true,
  };
}

function staticRole({ subject, writes }: EngineHistory, instant: number, when: Calendar): Row {
  const rotated = writes[lastAt(writes, instant)] ?? subject.createdAt;
  const days = cadenceDays(subject, rotated, when);
  return {
    credential_type: "password",
    db_name: `${subject.env}.${subject.service.id}.root`,
    ...(subject.standing === "unknown"
      ? {}
      : { last_vault_rotation: goTime(rotated, subject.key) }),
    rotation_period: days * 86_400,
    rotation_statements: [],
    username: `${subject.service.id.replaceAll("-", "_")}_${subject.name}`,
  };
}

function dynamicRole({ subject }: EngineHistory): Row {
  const access = subject.name === "ro" ? "SELECT" : "SELECT, INSERT, UPDATE, DELETE";
  return {
    creation_statements: [
      `CREATE ROLE "{{name}}" LOGIN PASSWORD '{{password}}' VALID UNTIL '{{expiration}}'; GRANT ${access} ON ALL TABLES IN SCHEMA public TO "{{name}}";`,
    ],
    credential_type: "password",
    db_name: `${subject.env}.${subject.service.id}.root`,
    default_ttl: 3600,
    // 0 = as the mount allows.
    max_ttl: subject.env === "dev" ? 0 : 86_400,
    renew_statements: [],
    revocation_statements: [],
    rollback_statements: [],
  };
}

function transitKey(
  { subject, writes, name }: EngineHistory,
  instant: number,
  when: Calendar,
): Row {
  const latest = lastAt(writes, instant) + 1;
  const asymmetric = subject.kind === "signing-key";
  const keys: Row = {};
  for (let version = Math.max(1, latest - 9); version <= latest; version++) {
    const at = writes[version - 1] ?? subject.createdAt;
    keys[version] = asymmetric
      ? {
          creation_time: goTime(at, subject.key),
          name: "P-256",
          public_key: `-----BEGIN PUBLIC KEY-----\n${digest(`${name}/${version}`)}\n-----END PUBLIC KEY-----\n`,
        }
      : Math.floor(at / 1000);
  }
  return {
    allow_plaintext_backup: false,
    auto_rotate_period: subject.automatic ? (cadenceDays(subject, instant, when) * DAY) / 1000 : 0,
    deletion_allowed: false,
    derived: false,
    exportable: false,
    imported_key: false,
    keys,
    latest_version: latest,
    min_available_version: 0,
    min_decryption_version: Math.max(1, latest - 9),
    min_encryption_version: 0,
    name,
    type: asymmetric ? "ecdsa-p256" : "aes256-gcm96",
  };
}

function awsRole({ subject }: EngineHistory): Row {
  return {
    credential_type: "assumed_role",
    default_sts_ttl: 21_600,
    max_sts_ttl: 43_200,
    policy_arns: [],
    role_arns: [`arn:aws:iam::123456789012:role/${subject.service.id}-s3`],
  };
}

function appRole({ subject }: EngineHistory): Row {
  return {
    bind_secret_id: true,
    local_secret_ids: false,
    secret_id_bound_cidrs: null,
    secret_id_num_uses: 0,
    secret_id_ttl: 0,
    token_max_ttl: 86_400,
    token_policies: [`${subject.service.id}-${subject.env}`],
    token_ttl: 3600,
    token_type: "default",
  };
}
