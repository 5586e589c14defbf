import { environment } from "@/lib/config/environment";
import { type LoadedConfig, loadConfig } from "@/lib/config/load";
import { WrongUsage } from "./command";

/** The config file of this command: KAGIMORI_CONFIG, else that of the running Kagimori. */
export function configOfCommand(): LoadedConfig {
  const { configFile } = environment();
  if (configFile === null)
    throw new WrongUsage(
      "Set KAGIMORI_CONFIG to your config file (`kagimori init` writes one), or start the demo with `npm start`.",
    );
  return loadConfig(configFile, new Date());
}
