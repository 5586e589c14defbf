import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../launcher/paths.mjs";
import { runProgram } from "./run-program.mjs";

const folders = ["app", "components", "lib", "worker", "demo", "bench", "e2e"];

/** Fewer modules than this means that the sources were not read, not that they are clean. */
const fewest = 20;

/**
 * Who may import whom (.dependency-cruiser.cjs).
 * @returns {Promise<string | null>} what is wrong, or null
 */
export async function boundaries() {
  const { stdout, output } = await runProgram([
    "--require=./bin/check/swc-reads-jsx.cjs",
    "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
    ...folders.filter((folder) => existsSync(join(root, folder))),
    "--config=.dependency-cruiser.cjs",
    "--output-type=json",
  ]);
  const report = parse(stdout);
  if (report === null) return output;
  const { violations, totalCruised } = report.summary;
  if (totalCruised < fewest) return `only ${totalCruised} modules were seen`;
  const lines = violations.map(({ rule, from, to, cycle }) => {
    const path = cycle?.length ? [from, ...cycle.map((step) => step.name ?? step)] : [from, to];
    return `${rule.name}: ${path.join(" → ")}`;
  });
  return lines.length > 0 ? lines.join("\n") : null;
}

function parse(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
