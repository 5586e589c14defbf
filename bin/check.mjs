import { runChecks } from "./check/run-checks.mjs";
import { prepare } from "./launcher/prepare.mjs";

/** `npm run check`: types, format, lint, boundaries, unused code, messages, schema, licences. */
await prepare();
const { failed } = await runChecks();
process.exitCode = failed > 0 ? 1 : 0;
