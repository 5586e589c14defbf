import "server-only";
import { credentialResolver } from "@/lib/config/credentials";
import { environment } from "@/lib/config/environment";
import { loadConfig } from "@/lib/config/load";
import type { Config } from "@/lib/config/model";

/** What the config file says about signing in. */
export interface SignInConfig {
  oidc: {
    issuer: string;
    clientId: string;
    /** Read anew each time, so that a rotated one is taken up. */
    clientSecret: () => string;
    groupsClaim: string;
    scope: string;
    label: string | null;
  } | null;
  roles: Config["roles"];
}

let read: SignInConfig | undefined;

/** Read at the first sign-in; a changed file is taken up at the next start. */
export function signInConfig(): SignInConfig {
  read ??= fromFile(environment().configFile);
  return read;
}

function fromFile(file: string | null): SignInConfig {
  if (file === null) return { oidc: null, roles: [] };
  const { config } = loadConfig(file, new Date());
  const { oidc } = config.signIn;
  const resolve = credentialResolver(file);
  return {
    oidc: oidc
      ? { ...oidc, label: oidc.label ?? null, clientSecret: () => resolve(oidc.clientSecret) }
      : null,
    roles: config.roles,
  };
}
