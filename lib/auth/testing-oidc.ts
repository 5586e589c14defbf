import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** What the provider says about its people; `sub` is the key. */
export type TestPeople = Record<string, Record<string, unknown>>;

/**
 * A real OpenID provider on a port of its own, for tests: it asks nobody, but signs in whom `login()` names, as after a
 * company's sign-in page. `people` may be changed while it runs.
 */
export async function startTestProvider(redirectUri: string, people: TestPeople) {
  let login = "";
  const server = await listen();
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const client = { client_id: "kagimori", client_secret: "a client secret for tests, long" };

  const provider = new Provider(issuer, {
    clients: [{ ...client, redirect_uris: [redirectUri], response_types: ["code"] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    cookies: { keys: ["test"] },
    ttl: { Interaction: 60, Session: 60, Grant: 60, IdToken: 60, AccessToken: 60 },
    findAccount: (_, sub) =>
      people[sub] && { accountId: sub, claims: async () => ({ sub, ...people[sub] }) },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? "",
        accountId: oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context, next) => {
    if (!context.path.startsWith("/interaction/")) return next();
    const result = { login: { accountId: login } };
    await provider.interactionFinished(context.req, context.res, result);
    context.respond = false;
  });
  server.on("request", provider.callback());

  return {
    issuer,
    clientId: client.client_id,
    clientSecret: client.client_secret,
    login: (sub: string) => {
      login = sub;
    },
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
}

async function listen() {
  const { createServer } = await import("node:http");
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
}

/** Follows the provider's redirects as a browser with an empty jar, until it leads back to us. */
export async function throughProvider(start: URL, back: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let hop = 0; hop < 10; hop += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { redirect: "manual", headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    url = new URL(response.headers.get("location") ?? "", url);
    if (url.href.startsWith(back)) return url;
  }
  throw new Error(`the provider does not lead back, but to ${url.href}`);
}
