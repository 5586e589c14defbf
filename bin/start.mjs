/**
 * `npm start`: from a fresh clone to a running Kagimori. Only what Node brings is used until packages are installed, and
 * this file keeps to syntax that an old Node can read, so that it can say what it needs.
 */
import { nodeProblem, platformProblem } from "./launcher/machine.mjs";

const problem = platformProblem() || nodeProblem(process.versions.node);
if (problem) {
  console.error(problem.message);
  if (problem.fatal) process.exit(1);
}
const { start } = await import("./start/start.mjs");
await start(process.argv.slice(2), process.env);
