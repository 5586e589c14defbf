import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Asked, answer } from "@/lib/backends/vault/testing/answers";
import type { World } from "@/lib/backends/vault/testing/world";

type Intercept = (line: string, response: ServerResponse, query: URLSearchParams) => boolean;

export interface VaultStandIn {
  url: string;
  /** `LIST team-a|secret/metadata/` of every request, in order. */
  readonly seen: string[];
  /** Headers of the last request. */
  headers(): IncomingMessage["headers"];
  valueReads(): number;
  /** Takes the next requests that match, instead of the world. True: it did. */
  intercept(take: Intercept): void;
  close(): Promise<void>;
}

/** A Vault on loopback that answers from a world. */
export async function startVault(world: World): Promise<VaultStandIn> {
  const seen: string[] = [];
  let last: IncomingMessage["headers"] = {};
  let valueReads = 0;
  let intercepted: Intercept = () => false;

  const server = createServer(async (request, response) => {
    last = request.headers;
    const asked = await read(request);
    const line = `${asked.verb} ${asked.namespace}|${asked.path}`;
    seen.push(line);
    if (intercepted(line, response, asked.query)) return;
    const { status, body, value } = answer(world, asked);
    if (value) valueReads += 1;
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    headers: () => last,
    valueReads: () => valueReads,
    intercept(take) {
      intercepted = take;
    },
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? "/", "http://vault");
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString();
  const [list, scan] = [url.searchParams.has("list"), url.searchParams.has("scan")];
  const plain = decodeURIComponent(url.pathname.replace(/^\/v1\//, ""));
  const header = (name: string) => request.headers[name] as string | undefined;
  return {
    verb: request.method === "POST" ? "POST" : list ? "LIST" : scan ? "SCAN" : "GET",
    namespace: utf8(header("x-vault-namespace") ?? "").replace(/\/$/, ""),
    // As the server does: a list is of a folder.
    path: list || scan ? plain.replace(/\/*$/, "/") : plain,
    query: url.searchParams,
    body: text === "" ? {} : JSON.parse(text),
    token: header("x-vault-token"),
  };
}

/** Node reads the bytes of headers as Latin-1. */
const utf8 = (header: string) => Buffer.from(header, "latin1").toString("utf8");
