import "server-only";
import { environment } from "@/lib/config/environment";
import { type LoadedConfig, loadConfig } from "@/lib/config/load";

/** The config file as it is now; null when this process was given none. Throws invalid-input when it is wrong. */
export function configOfWorker(): LoadedConfig | null {
  const { configFile } = environment();
  return configFile === null ? null : loadConfig(configFile, new Date());
}
