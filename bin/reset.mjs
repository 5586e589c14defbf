import { reset } from "./start/reset.mjs";

await reset(process.argv.slice(2));
