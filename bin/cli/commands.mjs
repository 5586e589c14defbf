/**
 * `permission`: what the command does of what the product guards, in its words. Whoever runs it with the database's URL is
 * the local operator, who holds them all and is named in the audit trail. Null with `open`, why there is nothing to guard.
 * @typedef {{ usage: string, does: string, database: boolean, owner?: boolean,
 *   permission: import("../../lib/access-control/model").Permission | null, open?: string }} Command
 */

/** Every command, as `kagimori help` tells of it. @type {Record<string, Command>} */
export const commands = {
  init: {
    usage: "init [--dir DIR]",
    does: "Three questions, then: config file, the least-privilege policy for exactly that, doctor, a first sync.",
    database: false,
    permission: null,
    open: "Writes a config file; nothing is read from a database.",
  },
  migrate: {
    usage: "migrate",
    does: "Brings the database up to this version. Needs DATABASE_OWNER_URL where DATABASE_URL is set.",
    database: true,
    permission: null,
    open: "Takes the owner's database role, which no process of the product holds.",
  },
  sync: {
    usage: "sync [--source ID] [--json]",
    does: "Reads every source, or one, to its end. Exit 1 when a run is partial, failed or cancelled.",
    database: true,
    permission: "source:sync",
  },
  ingest: {
    usage: "ingest --source ID FILE… [--json]",
    does: "Stores what files of a log tell: CloudTrail JSON or .json.gz, Vault audit lines; - reads standard input. The same file twice changes nothing; interrupted, it goes on where it was.",
    database: true,
    permission: "event:ingest",
  },
  ship: {
    usage: "ship FILE --to URL --source ID [--token env:NAME] [--position FILE] [--once]",
    does: "Follows an audit file and sends its lines to POST /api/v1/ingest/ID of the Kagimori at URL, each until it is stored. Needs no database.",
    database: false,
    permission: null,
    open: "Speaks to the API with a token, which is judged there.",
  },
  kpi: {
    usage: "kpi [--as-of DATE] [--json]",
    does: "The figures, for now, the end of a day (2026-11-23) or an instant.",
    database: true,
    permission: "kpi:read",
  },
  export: {
    usage:
      "export access-history [--from DATE] [--to DATE] [--filter KEY=VALUE]… [--format csv|jsonl] [--header ja|en] [--pseudonymous] [--purpose KIND --note TEXT] [--out FILE]",
    does: "Writes the access history, oldest first, to a file or standard output, in constant memory.",
    database: true,
    permission: "access:export",
  },
  config: {
    usage: "config export",
    does: "Prints what is declared on screen as YAML of the config file, to be pasted into it.",
    database: true,
    permission: "declaration:read",
  },
  registers: {
    usage:
      "registers import FILE [--register people|teams|services] [--dry-run | --reason TEXT] [--missing-left N] [--json]",
    does: "Says what a CSV file of people, teams or services changes, and applies it. --missing-left N marks the N people it does not name as left. Exit 1 when rows were set aside.",
    database: true,
    permission: "register:manage",
  },
  token: {
    usage:
      "token create --role ROLE [--scope team=a,team=b,environment=stg]… [--label TEXT] [--days N] [--json]",
    does: "Makes an API token and shows it once. Roles: manager, qa, auditor, operator, member, admin, ingest.",
    database: true,
    permission: "token:manage",
  },
  user: {
    usage: "user invite EMAIL [--name NAME] --role ROLE [--scope …]… [--json]",
    does: "Makes a one-time link with which a person chooses a passphrase.",
    database: true,
    permission: "user:manage",
  },
  doctor: {
    usage: "doctor [--json]",
    does: "Says what is wrong and what to do: config, database, sources, and what our identities could read.",
    database: true,
    permission: "source:read",
  },
  verify: {
    usage: "verify FILE [--fingerprint HEX | --key PUBLIC.pem] [--tsa CERTIFICATE.pem] [--json]",
    does: "Proves an evidence bundle offline, or names what was changed in it. Exit 1 when anything was.",
    database: false,
    permission: null,
    open: "Reads a file that is at hand.",
  },
  backup: {
    usage: "backup FILE",
    does: "Writes every table, as of one instant, to a compressed file. Kagimori may run meanwhile.",
    database: true,
    permission: null,
    open: "Whoever has the database's URL reads all its tables.",
  },
  restore: {
    usage: "restore FILE",
    does: "Fills an empty database of the same version from a backup. All or nothing.",
    database: true,
    permission: null,
    open: "Takes the owner's database role and an empty database.",
    owner: true,
  },
};

/** What `kagimori help` prints. */
export function usage() {
  const lines = Object.values(commands).map(
    ({ usage, does }) => `  kagimori ${usage}\n      ${does}`,
  );
  return [
    "Usage:",
    ...lines,
    "",
    "The database is that of DATABASE_URL, else of a running `npm start`, else the embedded one, started for the command.",
  ].join("\n");
}
