import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { callName } from "./call-name";

/** What goes wrong with one answer. `edit` changes a true one; everything else needs no server behind. */
export type Fault =
  | { kind: "status"; status: number; type?: string; body?: string }
  | { kind: "hang" }
  | { kind: "cut" }
  | { kind: "cut-body" }
  | { kind: "malformed" }
  | { kind: "empty-body" }
  | { kind: "slow-body" }
  | { kind: "edit"; edit(answer: Record<string, unknown>): unknown };

export interface Injection {
  fault: Fault;
  /** Calls it is for; all when left out. */
  call?: RegExp;
  /** How many of them go through untouched first. */
  after?: number;
  /** How many it spoils; without end when left out. */
  times?: number;
}

export interface FaultProxy {
  url: string;
  /** Every request that came, by its wire name, retries too. */
  readonly seen: string[];
  /** Bodies of requests, for tests of what was asked. */
  readonly bodies: string[];
  inject(...injections: Injection[]): void;
  /** Forgets injections and what was seen. */
  reset(): void;
  close(): Promise<void>;
}

/** An HTTP proxy in front of a stand-in that spoils what it is told to, and notes each call. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const upstream = new URL(target);
  const seen: string[] = [];
  const bodies: string[] = [];
  let active: Required<Injection>[] = [];

  const server = createServer(async (incoming, outgoing) => {
    const body = await whole(incoming);
    const { method = "GET", url = "/", headers } = incoming;
    const call = callName(method, url, headers, body);
    seen.push(call);
    bodies.push(body.toString());
    const fault = next(active, call);
    if (fault && fault.kind !== "edit" && !needsAnswer(fault)) return spoil(fault, call, outgoing);
    const answer = await forward(upstream, incoming, body);
    if (!answer) return void outgoing.writeHead(502).end();
    if (fault) return spoilAnswer(fault, answer, outgoing);
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    bodies,
    inject(...injections) {
      active.push(
        ...injections.map((one) => ({
          call: /./,
          after: 0,
          times: Number.POSITIVE_INFINITY,
          ...one,
        })),
      );
    },
    reset() {
      active = [];
      seen.length = 0;
      bodies.length = 0;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function next(active: Required<Injection>[], call: string): Fault | null {
  const one = active.find(({ call: which, times }) => which.test(call) && times > 0);
  if (!one) return null;
  if (one.after > 0) {
    one.after -= 1;
    return null;
  }
  one.times -= 1;
  return one.fault;
}

const needsAnswer = ({ kind }: Fault) =>
  kind === "malformed" || kind === "cut-body" || kind === "slow-body" || kind === "edit";

function spoil(fault: Fault, call: string, outgoing: ServerResponse): void {
  if (fault.kind === "hang") return;
  if (fault.kind === "cut") return void outgoing.destroy();
  if (fault.kind === "empty-body") return void outgoing.writeHead(200).end();
  if (fault.kind !== "status") return;
  const { status, type = "Injected", body } = fault;
  const [contentType, text] = body
    ? ["text/html", body]
    : /^(sts|iam):/.test(call)
      ? ["text/xml", `<ErrorResponse><Error><Code>${type}</Code></Error></ErrorResponse>`]
      : ["application/json", JSON.stringify({ __type: type, errors: ["injected"] })];
  outgoing.writeHead(status, { "content-type": contentType }).end(text);
}

interface Answer {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

function spoilAnswer(fault: Fault, { status, headers, body }: Answer, outgoing: ServerResponse) {
  const half = body.subarray(0, Math.ceil(body.length / 2));
  if (fault.kind === "edit") {
    const edited = JSON.stringify(fault.edit(JSON.parse(body.toString())));
    outgoing.writeHead(status, { ...headers, "content-length": Buffer.byteLength(edited) });
    return void outgoing.end(edited);
  }
  if (fault.kind === "malformed") {
    outgoing.writeHead(status, { ...headers, "content-length": half.length });
    return void outgoing.end(half);
  }
  outgoing.writeHead(status, { ...headers, "content-length": body.length });
  outgoing.write(half);
  if (fault.kind === "cut-body") return void outgoing.destroy();
  // A byte at a time, forever just below what counts as an idle socket.
  const drip = setInterval(() => outgoing.write(" "), 50);
  outgoing.once("close", () => clearInterval(drip));
}

async function whole(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

/** Null when nobody answers behind the proxy. */
async function forward(to: URL, from: IncomingMessage, body: Buffer): Promise<Answer | null> {
  const onward = request({
    hostname: to.hostname,
    port: to.port,
    method: from.method,
    path: from.url,
    headers: { ...from.headers, "content-length": body.length },
    agent: false,
  });
  onward.end(body);
  try {
    const [answer] = (await once(onward, "response")) as [IncomingMessage];
    const { statusCode = 502, headers } = answer;
    const kept = Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || hopByHop.has(name) ? [] : [[name, value] as const],
    );
    return { status: statusCode, headers: Object.fromEntries(kept), body: await whole(answer) };
  } catch {
    return null;
  }
}

const hopByHop = new Set(["connection", "keep-alive", "transfer-encoding", "content-length"]);
