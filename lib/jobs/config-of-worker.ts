import "server-only";
import type { LoadedConfig } from "@/lib/config/load";
import { configNow } from "@/lib/config/now";

/** The config file as it is now; null when this process was given none. Throws invalid-input when it is wrong. */
export function configOfWorker(): LoadedConfig | null {
  return configNow();
}
