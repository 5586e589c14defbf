import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A request, as far as the demo's servers look at it. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

export interface Answer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body: string;
}

export interface Listening {
  url: string;
  close(): Promise<void>;
}

export const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** Answers on a port of the loopback address: the one wished for, or any when it is taken. */
export async function listen(
  answer: (asked: Asked) => Answer,
  port = 0,
  prepare: (server: Server) => void = () => {},
): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 30_000 }, async (request, response) => {
    const body = await bodyOf(request);
    const answered = answer(asked(request, body));
    response.writeHead(answered.status, {
      ...answered.headers,
      "content-length": Buffer.byteLength(answered.body),
    });
    response.end(answered.body);
  });
  prepare(server);
  await bind(server, port).catch(() => bind(server, 0));
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function bind(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function asked({ method = "GET", url = "/", headers }: IncomingMessage, body: string): Asked {
  return { method, ...target(url), headers, body };
}

/** Path and query of a request line; the path stays encoded. */
export function target(url: string): Pick<Asked, "path" | "query"> {
  const mark = url.indexOf("?");
  return mark < 0
    ? { path: url, query: new URLSearchParams() }
    : { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1)) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  if (request.method === "GET" || request.method === "HEAD") return "";
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
