import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "../launcher/free-port.mjs";
import { root } from "../launcher/paths.mjs";
import { run } from "./vitest.mjs";

/**
 * Starts the product as `npm start` does, on a port and a data folder of its own, and drives it with a browser.
 * @param {string} browser path of a Chromium
 * @returns {Promise<import("./run-all.mjs").Tally>}
 */
export async function runEndToEnd(browser) {
  const data = mkdtempSync(join(tmpdir(), "kagimori-e2e-"));
  chmodSync(data, 0o711);
  const product = await startProduct(data);
  try {
    if (product.url === null) return { passed: 0, failed: 1, skipped: [] };
    const report = join(data, "playwright.json");
    const code = await run(["node_modules/@playwright/test/cli.js", "test"], {
      BASE_URL: product.url,
      KAGIMORI_DATA_DIR: data,
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    });
    return count(report, code);
  } finally {
    await product.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function startProduct(data) {
  const port = await freePort();
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, KAGIMORI_CONFIG: ___, ...env } = process.env;
  const child = spawn(process.execPath, ["bin/start.mjs"], {
    cwd: root,
    env: { ...env, PORT: String(port), KAGIMORI_DATA_DIR: data },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const expected = `http://localhost:${port}`;
  const ready = new Promise((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      console.log(line);
      if (line.trim() === expected) resolve(expected);
    });
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { url: await Promise.race([ready, ended.then(() => null)]), stop };
}

function count(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: [] };
  const { stats } = JSON.parse(readFileSync(report, "utf8"));
  const passed = stats.expected + stats.flaky;
  const failed = stats.unexpected === 0 && (code !== 0 || passed === 0) ? 1 : stats.unexpected;
  const skipped = stats.skipped > 0 ? [`${stats.skipped} end-to-end tests (marked so)`] : [];
  return { passed, failed, skipped };
}
