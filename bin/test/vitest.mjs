import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../launcher/paths.mjs";

/**
 * Runs projects of vitest.config.ts and counts what they report.
 * @param {string[]} projects
 * @param {Record<string, string>} [env]
 * @returns {Promise<import("./run-all.mjs").Tally>}
 */
export async function runVitest(projects, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), "kagimori-report-"));
  const report = join(folder, "vitest.json");
  const code = await run(
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...projects.map((project) => `--project=${project}`),
    ],
    env,
  );
  const tally = existsSync(report) ? count(JSON.parse(readFileSync(report, "utf8"))) : nothing();
  rmSync(folder, { recursive: true, force: true });
  // An error outside of any test, or no test at all.
  if (tally.failed === 0 && (code !== 0 || tally.passed === 0)) tally.failed = 1;
  return tally;
}

const nothing = () => ({ passed: 0, failed: 0, skipped: [] });

function count({ testResults }) {
  const tally = nothing();
  for (const { name, status, assertionResults } of testResults) {
    const failed = assertionResults.filter((test) => test.status === "failed").length;
    tally.passed += assertionResults.filter((test) => test.status === "passed").length;
    tally.failed += failed === 0 && status === "failed" ? 1 : failed; // a file that could not be loaded
    for (const test of assertionResults) {
      if (["passed", "failed"].includes(test.status)) continue;
      tally.skipped.push(
        `${name.replace(`${root}/`, "")}: ${test.fullName} (marked as ${test.status})`,
      );
    }
  }
  return tally;
}

/** @returns {Promise<number>} exit code */
export function run(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
