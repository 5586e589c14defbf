import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import { type Answer, type Asked, target } from "@/demo/servers/http";

/**
 * Node's HTTP server refuses the verbs LIST and SCAN, which Vault's own clients use. The bytes it
 * refused are at hand: they are answered here, and the connection is closed behind the answer.
 */
export function acceptListAndScan(server: Server, answer: (asked: Asked) => Answer): void {
  server.on("clientError", (error: Error & { rawPacket?: Buffer }, socket: Duplex) => {
    const asked = error.rawPacket && read(error.rawPacket.toString("latin1"));
    if (!asked) {
      socket.destroy();
      return;
    }
    const { status, headers, body } = answer(asked);
    const lines = Object.entries({
      ...headers,
      "content-length": String(Buffer.byteLength(body)),
      connection: "close",
    }).map(([name, value]) => `${name}: ${value}`);
    socket.end(`HTTP/1.1 ${status} Answer\r\n${lines.join("\r\n")}\r\n\r\n${body}`);
  });
}

function read(text: string): Asked | undefined {
  const [head = "", body = ""] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const [method = "", url = ""] = first.split(" ");
  if (method !== "LIST" && method !== "SCAN") return undefined;
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { method, ...target(url), headers, body };
}
