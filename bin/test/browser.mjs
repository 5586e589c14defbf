import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** A Chromium that runs: CHROMIUM_PATH, the system's; else null. */
export function findBrowser() {
  const candidates = [
    process.env.CHROMIUM_PATH,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ];
  return candidates.find((file) => file && existsSync(file) && runs(file)) ?? null;
}

const runs = (file) => spawnSync(file, ["--version"], { timeout: 20_000 }).status === 0;
