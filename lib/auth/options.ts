import "server-only";
import type { NextAuthOptions } from "next-auth";
import { webEnvironment } from "@/lib/config/environment";
import { log } from "@/lib/log";
import { admitOidc } from "./admit-oidc";
import { passphraseProvider, personaProvider } from "./credentials";
import { callbackPath } from "./model";
import { OidcRefusal, oidcIdentity, oidcProvider } from "./oidc";
import { closeSessions, openSession, type SignInMethod, type SignInRequest } from "./open-session";
import { isDemo } from "./personas";
import { SessionToken, sessionSeconds } from "./session";
import { type SignInConfig, signInConfig } from "./sign-in-config";

/** next-auth for one request. Personas are a provider in the demo only: elsewhere there is no route for them. */
export async function authOptions(request: SignInRequest): Promise<NextAuthOptions> {
  const { origin, sessionSecret } = webEnvironment();
  const config = signInConfig();
  const demo = await isDemo();
  return {
    secret: sessionSecret,
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    providers: [
      ...(demo ? [personaProvider()] : []),
      passphraseProvider(request),
      ...(config.oidc ? [oidcProvider(config.oidc)] : []),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== "oidc") return true;
        const admitted = await admit(profile, config, request);
        if ("refused" in admitted) return `/sign-in?error=${admitted.refused}`;
        // next-auth hands the same object on to jwt(), which needs our id instead of the provider's.
        user.id = admitted.id;
        return true;
      },
      async jwt({ token, user, account }) {
        if (!user || !account) return token;
        return { ...(await openSession(user.id, account.provider as SignInMethod, request)) };
      },
      redirect: async ({ url }) => `${origin}${callbackPath(url, origin)}`,
    },
    events: {
      async signOut({ token }) {
        const session = SessionToken.safeParse(token);
        if (session.success) await closeSessions(session.data.sub, demo, request);
      },
    },
    logger: {
      error: (code, detail) => log.error({ ...request, code, err: errorOf(detail) }, "next-auth"),
      warn: (code) => log.warn({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

async function admit(
  claims: unknown,
  { oidc, roles }: SignInConfig,
  { requestId, now }: SignInRequest,
): Promise<{ id: string } | { refused: string }> {
  if (oidc === null) return { refused: "no-role" };
  try {
    return { id: await admitOidc(oidcIdentity(claims, oidc), { roles }, now) };
  } catch (error) {
    if (!(error instanceof OidcRefusal)) throw error;
    log.warn({ requestId, code: error.code }, "single sign-on refused");
    return { refused: error.code };
  }
}

/** Beside the error next-auth hands over what the provider answered, which may hold tokens. */
function errorOf(detail: unknown): unknown {
  if (detail instanceof Error) return { name: detail.name, message: detail.message };
  const inner = typeof detail === "object" && detail !== null && "error" in detail && detail.error;
  return inner instanceof Error ? { name: inner.name, message: inner.message } : undefined;
}
