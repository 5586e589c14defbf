import "server-only";
import { type Persona, personas } from "./personas";
import { signInConfig } from "./sign-in-config";

/** What the sign-in page offers. */
export interface SignInMethods {
  /** In the demo; else empty. Provider `persona`, field `persona`: the id. */
  personas: readonly Persona[];
  /** Provider `oidc`; null: not configured. `label` null: a general word. */
  oidc: { label: string | null } | null;
}

/** Provider `passphrase` with fields `email` and `passphrase` is always there. */
export async function signInMethods(locale: "ja" | "en"): Promise<SignInMethods> {
  const { oidc } = signInConfig();
  return { personas: await personas(locale), oidc: oidc && { label: oidc.label } };
}
