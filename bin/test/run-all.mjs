import { runChecks } from "../check/run-checks.mjs";
import { say } from "../launcher/say.mjs";
import { findBrowser } from "./browser.mjs";
import { runEndToEnd } from "./end-to-end.mjs";
import { fetchTools } from "./tools.mjs";
import { runVitest } from "./vitest.mjs";

/** @typedef {{ passed: number, failed: number, skipped: string[] }} Tally skipped: "NAME (why)" */

/**
 * Checks, unit tests, integration on both PostgreSQL versions, contracts, end to end; then one line that sums up. What this
 * machine lacks is skipped by name; where nothing may be skipped (CI=true, KAGIMORI_STRICT=1) that is a failure.
 */
export async function runAllTests() {
  const strict = process.env.CI === "true" || process.env.KAGIMORI_STRICT === "1";
  const tallies = [];
  const suite = async (name, work) => {
    say(`── ${name}`);
    tallies.push(await work());
  };

  const fetching = fetchTools(); // in the background; nothing below needs them before it asks
  await suite("check", async () => ({ ...(await runChecks()), skipped: [] }));
  const missing = await fetching;
  await suite("unit, integration on PostgreSQL 18, contract", () =>
    runVitest(["unit", "database", ...(missing.moto ? [] : ["contract"])]));
  if (missing.moto) tallies.push(skippedSuite("contract", missing.moto));
  if (missing.postgres15) {
    tallies.push(skippedSuite("integration on PostgreSQL 15", missing.postgres15));
  } else {
    await suite("integration on PostgreSQL 15", () =>
      runVitest(["database"], { KAGIMORI_TEST_POSTGRES: "15" }));
  }
  const browser = findBrowser();
  if (browser) await suite("end to end", () => runEndToEnd(browser));
  else tallies.push(skippedSuite("end to end", missing.browser ?? "no Chromium was found"));

  const skipped = tallies.flatMap((tally) => tally.skipped);
  const sum = (key) => tallies.reduce((total, tally) => total + tally[key], 0);
  const failed = sum("failed") + (strict ? skipped.length : 0);
  console.log("");
  for (const what of skipped) console.log(`skipped: ${what}`);
  console.log(`${sum("passed")} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

const skippedSuite = (name, why) => ({ passed: 0, failed: 0, skipped: [`${name} (${why})`] });
