import { authHandler } from "./handler";
import { testOrigin } from "./testing";

/** As much of a browser as signing in takes: it keeps cookies and says where its posts come from. */
export function testBrowser(headers: Record<string, string> = {}) {
  const cookies = new Map<string, string>();

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, testOrigin);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent = new Headers({ host: "localhost:3000", ...headers, cookie, ...asRecord(init) });
    const nextauth = url.pathname.slice("/api/auth/".length).split("/");
    const request = new Request(url, { ...init, headers: sent });
    const response = await authHandler(request, { params: Promise.resolve({ nextauth }) });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return response;
  }

  /** What `json: true` answers: where to go next. */
  async function post(path: string, fields: Record<string, string>): Promise<URL> {
    const { csrfToken } = await (await ask("/api/auth/csrf")).json();
    const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
    const response = await ask(path, {
      method: "POST",
      body,
      headers: { origin: testOrigin, "content-type": "application/x-www-form-urlencoded" },
    });
    const text = await response.text();
    return new URL(JSON.parse(text).url, testOrigin);
  }

  return {
    ask,
    post,
    /** The Cookie header this browser would send. */
    cookie: () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    session: async () => (await ask("/api/auth/session")).json(),
  };
}

function asRecord({ headers }: RequestInit): Record<string, string> {
  return Object.fromEntries(new Headers(headers));
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ""] = line.split(";");
  const at = pair.indexOf("=");
  const value = pair.slice(at + 1);
  const gone = /max-age=0|expires=Thu, 01 Jan 1970/i.test(line) || value === "";
  if (gone) cookies.delete(pair.slice(0, at));
  else cookies.set(pair.slice(0, at), value);
}
