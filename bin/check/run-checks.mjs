import { checks } from "./checks.mjs";

/**
 * Runs every check, two at a time, and prints one line for each, with what is wrong below it.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  const waiting = Object.entries(checks);
  const count = { passed: 0, failed: 0 };
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, check] = next;
      const problem = await Promise.resolve().then(check).catch(String);
      count[problem === null ? "passed" : "failed"] += 1;
      console.log(problem === null ? `ok      ${name}` : `FAILED  ${name}\n${indent(problem)}`);
    }
  };
  await Promise.all([work(), work()]);
  return count;
}

/** The beginning says enough; `biome check`, `tsc` and so on show the rest. */
function indent(text) {
  const lines = text.trim().split("\n");
  const shown =
    lines.length > 80 ? [...lines.slice(0, 80), `… ${lines.length - 80} more lines`] : lines;
  return shown.map((line) => `        ${line}`).join("\n");
}
