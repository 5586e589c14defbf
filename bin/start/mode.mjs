import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Refusal } from "../launcher/refusal.mjs";

/**
 * @typedef {object} Mode
 * @property {"demo" | "real"} mode
 * @property {string | null} configFile of a real installation; the demo brings its own
 * @property {string | null} databaseUrl of a given database; null: the embedded one
 * @property {string | undefined} ownerUrl
 */

/**
 * Which mode a start is in. Nothing set: the demo. KAGIMORI_CONFIG: real. A database alone says neither, and invented
 * data must not land in it by accident.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {Mode}
 * @throws {Refusal} exit code 2
 */
export function decideMode(args, env) {
  const unknown = args.find((arg) => arg !== "--demo");
  if (unknown)
    throw wrongUse(`\`npm start\` does not know ${unknown}. It takes: npm start [-- --demo]`);
  const demoAloud = args.includes("--demo");
  const databaseUrl = env.DATABASE_URL || null;
  const ownerUrl = env.DATABASE_OWNER_URL || undefined;

  if (env.KAGIMORI_CONFIG) {
    if (demoAloud)
      throw wrongUse(
        "KAGIMORI_CONFIG is set, so this is no demo. Leave out --demo, or the variable.",
      );
    const configFile = resolve(env.KAGIMORI_CONFIG);
    if (!existsSync(configFile))
      throw wrongUse(`There is no file ${configFile} (KAGIMORI_CONFIG).`);
    return { mode: "real", configFile, databaseUrl, ownerUrl };
  }
  if (databaseUrl && !demoAloud) {
    throw wrongUse(
      "DATABASE_URL is set without KAGIMORI_CONFIG. Set KAGIMORI_CONFIG to your kagimori.config.yaml; " +
        "or put the demo's invented data into that database, which must be empty: npm start -- --demo",
    );
  }
  return { mode: "demo", configFile: null, databaseUrl, ownerUrl };
}

const wrongUse = (message) => new Refusal(message, { exitCode: 2 });
