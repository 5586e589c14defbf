import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { stateDirectory } from "./paths.mjs";

const toolDirectory = join(stateDirectory, "tools/moto");
const fetched = join(toolDirectory, "bin/moto_server");

/** The moto server's program: KAGIMORI_MOTO, the one fetched before, one on the PATH; else null. */
export function findMoto() {
  const named = process.env.KAGIMORI_MOTO;
  if (named) return existsSync(named) ? named : null;
  if (existsSync(fetched)) return fetched;
  return spawnSync("moto_server", ["--version"]).status === 0 ? "moto_server" : null;
}

/**
 * Fetches moto from PyPI into the tools folder of the state directory.
 * @returns {string | null} why it could not, or null when it is there
 */
export function installMoto() {
  const venv = spawnSync("python3", ["-m", "venv", toolDirectory], { encoding: "utf8" });
  if (venv.status !== 0)
    return `python3 -m venv: ${venv.error?.message ?? venv.stdout + venv.stderr}`;
  const pip = spawnSync(
    join(toolDirectory, "bin/python"),
    ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "moto[server]>=5.2,<6"],
    { encoding: "utf8" },
  );
  return pip.status === 0 ? null : `pip install moto: ${pip.stderr.trim().split("\n").at(-1)}`;
}
