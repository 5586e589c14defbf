import { sessionSecret } from "./secrets.mjs";

/**
 * What web, worker, demo and commands see: ours, with what this start decided. The owner's database URL is not
 * passed on: no running process holds the owner's rights.
 * @param {Record<string, string | undefined>} env
 * @param {{ mode: "demo" | "real", databaseUrl: string, address: import("./address.mjs").Address }} decided
 * @param {string} stateDirectory
 */
export function childEnvironment(env, { mode, databaseUrl, address }, stateDirectory) {
  const { DATABASE_OWNER_URL: _, ...rest } = env;
  return {
    ...rest,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    // npm start has said by itself that Node 20 has ended.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    DATABASE_URL: databaseUrl,
    KAGIMORI_MODE: mode,
    KAGIMORI_DATA_DIR: stateDirectory,
    NEXTAUTH_URL: address.url,
    NEXTAUTH_SECRET: sessionSecret(stateDirectory, env),
    HOSTNAME: address.host,
    PORT: String(address.port),
    // The demo talks to loopback; without this the SDK might look for an instance role first.
    ...(mode === "demo" ? { AWS_EC2_METADATA_DISABLED: "true" } : {}),
  };
}
