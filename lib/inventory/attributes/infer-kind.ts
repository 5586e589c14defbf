import type { SecretType } from "@/lib/backends/secret-backend";
import type { Kind } from "@/lib/inventory/model";
import { trimSlashes } from "./path-pattern";

/** What a secret of an engine opens, whatever it is called. */
const byEngine: Readonly<Record<string, Kind>> = {
  database: "database",
  aws: "cloud-credential",
  azure: "cloud-credential",
  gcp: "cloud-credential",
  ssh: "ssh-key",
  pki: "certificate",
  transit: "encryption-key",
  rabbitmq: "account",
  ldap: "account",
  openldap: "account",
  ad: "account",
};

const byType: Partial<Record<SecretType, Kind>> = {
  "transit-key": "encryption-key",
  "pki-issuer": "certificate",
  approle: "account",
};

/** Words of a path, most telling first: the first kind one of whose words is there is it. */
const telling: readonly (readonly [Kind, readonly string[]])[] = [
  [
    "certificate",
    ["cert", "certs", "certificate", "certificates", "tls", "ssl", "pem", "x509", "証明書"],
  ],
  ["ssh-key", ["ssh", "sftp"]],
  ["signing-key", ["signing", "signature", "sign", "jwt", "jwk", "hmac", "署名"]],
  ["encryption-key", ["encryption", "encrypt", "aes", "cipher", "暗号"]],
  [
    "database",
    [
      "db",
      "database",
      "dsn",
      "jdbc",
      "postgres",
      "postgresql",
      "mysql",
      "mariadb",
      "aurora",
      "rds",
      "oracle",
      "mongo",
      "mongodb",
      "redis",
      "redshift",
      "データベース",
    ],
  ],
  ["cloud-credential", ["aws", "iam", "gcp", "azure"]],
  [
    "external-api",
    [
      "api",
      "apikey",
      "webhook",
      "oauth",
      "stripe",
      "slack",
      "sendgrid",
      "twilio",
      "github",
      "gitlab",
      "datadog",
      "外部",
    ],
  ],
  ["account", ["account", "login", "ldap", "smtp", "admin", "アカウント"]],
];
/** Words that tell only where nothing better does: a password lies below what it opens. */
const vague: readonly (readonly [Kind, readonly string[]])[] = [
  ["account", ["password", "passwd", "pwd", "user", "username", "パスワード"]],
  ["external-api", ["token", "tokens", "client"]],
];

const rank = (lists: typeof telling) =>
  new Map(lists.flatMap(([kind, words], at) => words.map((word) => [word, { kind, at }] as const)));
const tellingWords = rank(telling);
const vagueWords = rank(vague);
const japanese = [...telling, ...vague].flatMap(([, words]) =>
  words.filter((word) => /[^a-z0-9]/.test(word)),
);

/**
 * The kind as type, engine and name tell it; null where they do not. The last segment of the path counts before those
 * above it, so `db-proxy/stripe-key` is an external API's and `db/password` a database's.
 */
export function inferKind(type: SecretType, engine: unknown, path: string): Kind | null {
  const certain = byType[type] ?? (typeof engine === "string" ? byEngine[engine] : undefined);
  if (certain) return certain;
  const segments = trimSlashes(path).split("/").reverse();
  return best(segments, tellingWords) ?? best(segments, vagueWords);
}

function best(segments: readonly string[], words: ReturnType<typeof rank>): Kind | null {
  for (const segment of segments) {
    let found: { kind: Kind; at: number } | undefined;
    for (const word of split(segment)) {
      const hit = words.get(word);
      if (hit && (!found || hit.at < found.at)) found = hit;
    }
    if (found) return found.kind;
  }
  return null;
}

/** `dbMainPassword`, `db-main_password` → db, main, password; Japanese words wherever they stand. */
function split(segment: string): string[] {
  const folded = segment.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
  const words = folded.split(/[^a-z0-9]+/);
  return /[^\x20-\x7e]/.test(folded)
    ? [...words, ...japanese.filter((word) => folded.includes(word))]
    : words;
}
