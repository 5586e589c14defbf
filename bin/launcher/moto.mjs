import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./paths.mjs";

const run = promisify(execFile);
const moto = "moto[server]>=5.2,<6";

/** One for the checkout, whatever KAGIMORI_DATA_DIR says. */
const toolDirectory = join(root, ".kagimori/tools/moto");
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
 * @returns {Promise<string | null>} why it could not, or null when it is there
 */
export async function installMoto() {
  const python = join(toolDirectory, "bin/python");
  try {
    await run("python3", ["-m", "venv", toolDirectory]);
    await run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", moto]);
    return null;
  } catch (error) {
    const said = `${error.stdout ?? ""}${error.stderr ?? ""}`.trim().split("\n").at(-1);
    return `moto could not be fetched from PyPI: ${said || error.message}`;
  }
}
