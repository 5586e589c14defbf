import { boundaries } from "./boundaries.mjs";
import { licences } from "./licences.mjs";
import { runProgram } from "./run-program.mjs";
import { sizes } from "./sizes.mjs";

/** @param {...string} args @returns {() => Promise<string | null>} */
const program =
  (...args) =>
  async () => {
    const { code, output } = await runProgram(args);
    return code === 0 ? null : output;
  };

/**
 * What `npm run check` looks at. Each returns what is wrong, or null.
 * @type {Record<string, () => Promise<string | null> | string | null>}
 */
export const checks = {
  types: program("node_modules/typescript/bin/tsc", "--noEmit", "--project", "tsconfig.check.json"),
  "format and lint": program("node_modules/@biomejs/biome/bin/biome", "ci", "--colors=off"),
  boundaries,
  "unused code": program("node_modules/knip/bin/knip.js", "--no-progress"),
  "both languages": program(
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project=unit",
    "--reporter=dot",
    "lib/i18n/messages.test.ts",
  ),
  "schema and migrations": program("bin/prisma/drift.mjs"),
  licences,
  sizes,
};
