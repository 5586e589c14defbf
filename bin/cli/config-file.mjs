import { resolve } from "node:path";
import { Refusal } from "../launcher/refusal.mjs";

/**
 * The config file of a command: KAGIMORI_CONFIG, seen from where the command was called, else that of the running Kagimori.
 * @param {string | undefined} named
 * @param {{ mode: "demo" | "real", configFile?: string } | null} runtime
 * @returns {string | undefined}
 * @throws {Refusal} when the running one is the demo and the file is another: real sources would be read into its database
 */
export function configFileOf(named, runtime) {
  if (!named) return runtime?.configFile;
  const file = resolve(named);
  if (runtime?.mode !== "demo" || file === runtime.configFile) return file;
  throw new Refusal(
    `The demo runs here, and KAGIMORI_CONFIG names ${file}, which is in real mode. Nothing was changed. ` +
      "Give your own data a folder of its own, for instance KAGIMORI_DATA_DIR=~/kagimori/data.",
  );
}
