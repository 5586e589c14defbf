import { spawnSync } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Refusal } from "../refusal.mjs";
import { whatFailed } from "./failures.mjs";

/** PostgreSQL's programs see nothing of our environment but this; "C" is the one locale every system has. */
export const serverEnvironment = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };

/**
 * Makes the data folder unless it is there. It is made beside its place and renamed, so that an interrupted start
 * leaves either nothing or the whole.
 * @param {{ binaries: string, folder: string, account: import("./account.mjs").Account, password: string }} cluster
 *   `folder` belongs to the account; the data lies in `folder`/data
 */
export function createCluster({ binaries, folder, account, password }) {
  const data = join(folder, "data");
  if (existsSync(data)) return checkCluster(data, binaries);

  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unfinished = join(folder, "data.unfinished");
  const passwordFile = join(folder, "password");
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined) {
    chownSync(folder, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  const localeFlags =
    majorVersion(binaries) >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : [];
  const { status, stderr, stdout } = spawnSync(
    join(binaries, "initdb"),
    [
      `--pgdata=${unfinished}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      ...localeFlags,
    ],
    { ...account, env: serverEnvironment, cwd: "/", encoding: "utf8" },
  );
  rmSync(passwordFile, { force: true });
  if (status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Refusal(whatFailed(`${stdout}\n${stderr}`, data));
  }
  renameSync(unfinished, data);
}

/** Refuses a data folder that these programs cannot serve, before they try. */
function checkCluster(data, binaries) {
  if (!existsSync(join(data, "PG_VERSION"))) {
    const found = readdirSync(data).length === 0 ? "it is empty" : "PG_VERSION is missing";
    throw new Refusal(whatFailed(`not a database folder: ${found}`, data));
  }
  const ours = majorVersion(binaries);
  const theirs = Number(readFileSync(join(data, "PG_VERSION"), "utf8"));
  if (theirs === ours) return;
  throw new Refusal(
    `The database folder ${data} was made by PostgreSQL ${theirs}, and this version of Kagimori brings ${ours}. ` +
      "Nothing was changed. Start the version of Kagimori that made it, `kagimori backup` there and `restore` here.",
  );
}

function majorVersion(binaries) {
  const { stdout } = spawnSync(join(binaries, "postgres"), ["--version"], { encoding: "utf8" });
  return Number(/\d+/.exec(stdout ?? "")?.[0]);
}
