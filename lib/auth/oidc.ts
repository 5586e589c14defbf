import type { OAuthConfig } from "next-auth/providers/oauth";
import { ProxyAgent } from "proxy-agent";
import { z } from "zod";
import { Email } from "@/lib/config/model/terms";
import type { SignInConfig } from "./sign-in-config";

/** What single sign-on says about somebody. */
export interface OidcIdentity {
  /** Issuer and subject: the subject alone is unique within its issuer only. */
  subject: string;
  email: string;
  name: string;
  groups: string[];
}

/** Why somebody whom the provider vouches for is not let in. */
export class OidcRefusal extends Error {
  constructor(
    readonly code: "no-email" | "email-not-verified" | "other-account" | "no-role" | "left",
  ) {
    super(code);
    this.name = "OidcRefusal";
  }
}

const Claims = z.looseObject({
  sub: z.string().min(1),
  email: Email.optional(),
  email_verified: z.union([z.boolean(), z.stringbool()]).optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
});
const Groups = z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([]);

/** Reads the claims. A provider that says an address is not verified could let anybody become anybody. */
export function oidcIdentity(
  claims: unknown,
  { issuer, groupsClaim }: { issuer: string; groupsClaim: string },
): OidcIdentity {
  const { sub, email, email_verified, name, preferred_username, ...others } = Claims.parse(claims);
  if (email === undefined) throw new OidcRefusal("no-email");
  if (email_verified === false) throw new OidcRefusal("email-not-verified");
  return {
    subject: `${issuer} ${sub}`,
    email,
    name: (name ?? preferred_username ?? email).slice(0, 100),
    groups: Groups.parse(others[groupsClaim]),
  };
}

/** Authorisation code flow with PKCE, state and nonce. Claims of the ID token and of userinfo are put together. */
export function oidcProvider(
  oidc: NonNullable<SignInConfig["oidc"]>,
): OAuthConfig<{ sub: string }> {
  return {
    id: "oidc",
    name: oidc.label ?? "OpenID Connect",
    type: "oauth",
    wellKnown: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret(),
    authorization: { params: { scope: oidc.scope } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    httpOptions: { timeout: 10_000, agent: new ProxyAgent() },
    userinfo: {
      async request({ tokens, client }) {
        // next-auth hands over openid-client's TokenSet; userinfo() compares its subject with the ID token's.
        const set = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>;
        const { userinfo_endpoint } = client.issuer.metadata;
        return { ...set.claims(), ...(userinfo_endpoint ? await client.userinfo(set) : {}) };
      },
    },
    profile: (claims) => ({ id: claims.sub }),
  };
}
