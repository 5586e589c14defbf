import "server-only";
import { environment } from "./environment";
import { type LoadedConfig, loadConfig } from "./load";

/** The config file as it is now; null when this process was given none. Throws invalid-input when it is wrong. */
export function configNow(now = new Date()): LoadedConfig | null {
  const { configFile } = environment();
  return configFile === null ? null : loadConfig(configFile, now);
}
