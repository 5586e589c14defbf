/** Collects what next-auth answers the way of Node's responses, and makes a Response of it. */
export function authResponse() {
  const headers = new Headers({ "cache-control": "no-store" });
  let cookies: string[] = [];
  let status = 200;
  let body: string | null = null;

  const answer = {
    status(code: number) {
      status = code;
      return answer;
    },
    getHeader: (name: string) => (name === "Set-Cookie" ? [...cookies] : undefined),
    setHeader(name: string, value: string | string[]) {
      if (name === "Set-Cookie") cookies = [value].flat();
      else headers.set(name, String(value));
      return answer;
    },
    json(value: unknown) {
      headers.set("content-type", "application/json");
      body = JSON.stringify(value);
    },
    send(value: unknown) {
      if (typeof value === "object" && value !== null) answer.json(value);
      else body = value === undefined ? null : String(value);
    },
    end: () => undefined,
  };

  const response = () => {
    for (const cookie of cookies) headers.append("set-cookie", cookie);
    return new Response(body, { status, headers });
  };
  return { answer, response };
}
