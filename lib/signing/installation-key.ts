import "server-only";
import { credentialResolver } from "@/lib/config/credentials";
import { environment } from "@/lib/config/environment";
import { loadConfig } from "@/lib/config/load";
import { keyOf, type SigningKey } from "./key";
import { keyText } from "./key-file";

/**
 * The installation's key: what `evidence.signingKey` of the config file refers to, else one made once in the data folder.
 * Read anew at each call, so a new key is taken up. Throws invalid-input when what is there is no Ed25519 key.
 */
export async function signingKey(now: Date): Promise<SigningKey> {
  const { configFile, dataDir } = environment();
  const loaded = configFile === null ? null : loadConfig(configFile, now);
  const settings = loaded?.config.evidence.signingKey;
  if (!loaded || settings === undefined)
    return keyOf(keyText(dataDir), "the key in the data folder");
  const credential = credentialResolver(loaded.file);
  if (typeof settings === "string") return keyOf(credential(settings), settings);
  // Loaded late: whoever only verifies needs neither client.
  if ("kms" in settings) return (await import("./kms-key")).kmsKey(settings.kms);
  return (await import("./transit-key")).transitKey(settings.transit, credential);
}
