import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./paths.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * Are the installed packages those of package-lock.json? npm writes down what it installed at the very end, so an
 * interrupted installation counts as none.
 */
export function packagesAreInstalled() {
  const installedFile = join(root, "node_modules/.package-lock.json");
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, "utf8")).packages;
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages).every(([path, wanted]) => {
    if (path === "") return true;
    const found = installed[path];
    return found
      ? found.version === wanted.version
      : wanted.optional === true || wanted.peer === true;
  });
}

/** Path of the npm that runs us, or of the one that came with this Node. */
function npmProgram() {
  const beside = [
    process.env.npm_execpath,
    join(dirname(process.execPath), "../lib/node_modules/npm/bin/npm-cli.js"),
    join(dirname(process.execPath), "node_modules/npm/bin/npm-cli.js"),
  ].find((file) => file?.endsWith("npm-cli.js") && existsSync(file));
  if (beside) return beside;
  const { stdout } = spawnSync("npm", ["root", "-g"], { encoding: "utf8" });
  const found = join(stdout?.trim() ?? "", "npm/bin/npm-cli.js");
  if (existsSync(found)) return found;
  throw new Refusal("npm was not found. Run `npm start`, or `npm ci` yourself first.");
}

/** Arguments for Node that install exactly the lock file, whatever NODE_ENV says; no package's install script runs. */
export const installArguments = () => [
  npmProgram(),
  "ci",
  "--include=dev",
  "--include=optional",
  "--ignore-scripts",
  "--no-audit",
  "--no-fund",
  "--no-progress",
  "--loglevel=error",
];
