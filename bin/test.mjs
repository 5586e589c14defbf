/** `npm test`: everything that must pass, from a fresh clone. */
import { nodeProblem, platformProblem } from "./launcher/machine.mjs";
import { prepare } from "./launcher/prepare.mjs";
import { Refusal } from "./launcher/refusal.mjs";

const problem = platformProblem() ?? nodeProblem(process.versions.node);
if (problem) console.error(problem.message);
if (problem?.fatal) process.exit(1);
try {
  await prepare();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exit(error.exitCode);
}
const { runAllTests } = await import("./test/run-all.mjs");
await runAllTests();
