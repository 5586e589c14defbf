import "server-only";
import { environment } from "@/lib/config/environment";
import { loadConfig } from "@/lib/config/load";
import { Config } from "@/lib/config/model";
import { type Derivation, derivationOf } from "./derivation";

/** The rules as they are now, for who derives rows outside a sync. Without a config file: none. */
export async function currentDerivation(now: Date): Promise<Derivation> {
  const { configFile } = environment();
  const config = configFile === null ? Config.parse({}) : loadConfig(configFile, now).config;
  return derivationOf(config, now);
}
