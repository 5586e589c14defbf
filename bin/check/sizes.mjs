import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../launcher/paths.mjs";

const folders = ["app", "bench", "bin", "components", "demo", "e2e", "lib", "worker"];

/** Lines: of the middle file, of nine files in ten, of any file. Tests may be longer: a table is read line by line. */
const most = { median: 60, nineInTen: 150, any: 300 };

/**
 * Small files with one subject each stay so.
 * @returns {string | null}
 */
export function sizes() {
  const files = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap(sourcesIn)
    .map((path) => ({ path, lines: linesOf(path) }));
  files.sort((a, b) => a.lines - b.lines);
  const at = (share) => files[Math.floor(files.length * share)]?.lines ?? 0;
  const problems = files
    .filter(({ lines }) => lines > most.any)
    .map(({ path, lines }) => `${path} has ${lines} lines (${most.any} at most)`);
  if (at(0.5) > most.median) problems.push(`half of the files have more than ${most.median} lines`);
  if (at(0.9) > most.nineInTen) problems.push(`one in ten has more than ${most.nineInTen} lines`);
  return problems.length > 0 ? problems.join("\n") : null;
}

function sourcesIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return path === "lib/db/generated" ? [] : sourcesIn(path);
    return /\.(tsx?|[cm]?js)$/.test(path) && !/\.(test|spec)\.tsx?$/.test(path) ? [path] : [];
  });
}

const linesOf = (path) => readFileSync(join(root, path), "utf8").split("\n").length - 1;
