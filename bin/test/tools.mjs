import { execFile } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { findMoto, installMoto } from "../launcher/moto.mjs";
import { installedPostgres } from "../launcher/postgres/installed.mjs";
import { say } from "../launcher/say.mjs";
import { findBrowser } from "./browser.mjs";

const runFile = promisify(execFile);

/**
 * What the tests need and neither Node nor npm brings: fetched where that is possible.
 * @returns {Promise<{ browser: string | null, postgres15: string | null, moto: string | null }>} why each is missing, or null
 */
export async function fetchTools() {
  const packages = [
    ...(findBrowser() ? [] : ["chromium", "fonts-noto-cjk"]),
    ...(installedPostgres(15) ? [] : ["postgresql-15"]),
    ...(findMoto() ? [] : ["python3-venv"]),
  ];
  const problem = packages.length > 0 ? await installPackages(packages) : null;
  return {
    browser: findBrowser() ? null : `no Chromium was found; ${problem}`,
    postgres15: installedPostgres(15) ? null : `PostgreSQL 15 is not installed; ${problem}`,
    moto: findMoto() ? null : await fetchMoto(),
  };
}

async function fetchMoto() {
  say("Fetching moto from PyPI into the tools folder");
  return installMoto();
}

/** As root on Debian or Ubuntu, by apt-get. @returns {Promise<string | null>} why not */
async function installPackages(packages) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    return `only root on Debian can fetch it (apt-get install ${packages.join(" ")})`;
  }
  say(`Installing ${packages.join(", ")} (apt-get)`);
  if (packages.includes("postgresql-15")) avoidMainCluster();
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await runFile("apt-get", ["update", "-qq"], { env, maxBuffer: 1e8 });
    await runFile("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
      env,
      maxBuffer: 1e8,
    });
    return null;
  } catch (error) {
    return `apt-get: ${(error.stderr || error.message).trim().split("\n").at(-1)}`;
  }
}

/** We need PostgreSQL's programs; Debian would also make a database and start its server. */
function avoidMainCluster() {
  const file = "/etc/postgresql-common/createcluster.conf";
  if (existsSync(file)) return;
  mkdirSync("/etc/postgresql-common", { recursive: true });
  writeFileSync(file, "create_main_cluster = false\n");
}
