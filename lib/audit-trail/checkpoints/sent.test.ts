import { createSocket } from "node:dgram";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { parseConfig } from "@/lib/config/load";
import { mailerOf } from "@/lib/notifications/mailer";
import type { Checkpoint } from "./checkpoint";
import { mailboxesOfCheckpoints } from "./mail";
import { syslogMessage, syslogOfCheckpoints } from "./syslog";

const checkpoint: Checkpoint = {
  format: "kagimori-checkpoint/1",
  sequence: 42,
  hash: "a".repeat(64),
  at: "2026-11-24T01:07:00.000Z",
  key: "b".repeat(64),
  signature: "AAAA",
};
const line = JSON.stringify(checkpoint);

let server: Server | null = null;
afterEach(() => server?.close());

async function listen(made: Server): Promise<number> {
  server = made;
  made.listen(0, "127.0.0.1");
  await once(made, "listening");
  return (made.address() as AddressInfo).port;
}

test("a message is RFC 5424, also from a host with an odd name", () => {
  expect(syslogMessage(checkpoint, "鍵 web-1", 7).toString()).toBe(
    `<109>1 2026-11-24T01:07:00.000Z web-1 kagimori 7 audit-checkpoint - ${line}`,
  );
  expect(syslogMessage(checkpoint, "", 7).toString()).toContain(".000Z - kagimori");
});

test("over TCP it is counted in octets, and one nobody takes is a failure", async () => {
  const heard: Promise<string>[] = [];
  const port = await listen(createServer((socket) => void heard.push(text(socket))));
  const place = syslogOfCheckpoints({ host: "127.0.0.1", port, transport: "tcp" });
  await place.append(checkpoint);
  const frame = (await heard[0]) ?? "";
  const [length = ""] = frame.split(" ", 1);
  expect(Number(length)).toBe(frame.length - length.length - 1);
  expect(frame.endsWith(line)).toBe(true);
  expect(place.read).toBeUndefined();

  await new Promise((closed) => server?.close(closed));
  await expect(place.append(checkpoint)).rejects.toThrow(/ECONNREFUSED/);
});

test("over UDP it is one datagram", async () => {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const heard = once(socket, "message");
  const { port } = socket.address();
  await syslogOfCheckpoints({ host: "127.0.0.1", port, transport: "udp" }).append(checkpoint);
  expect(String((await heard)[0])).toMatch(/^<109>1 2026-11-24T01:07:00.000Z \S+ kagimori \d+ /);
  socket.close();
});

test("by mail it is a letter that holds the line", async () => {
  const said: string[] = [];
  const port = await listen(
    createServer((socket) => {
      socket.write("220 stand-in ESMTP\r\n");
      let data = false;
      socket.on("data", (bytes) => {
        for (const spoken of bytes.toString().split("\r\n").filter(Boolean)) {
          said.push(spoken);
          if (data && spoken !== ".") continue;
          if (spoken.startsWith("EHLO")) socket.write("250 stand-in\r\n");
          else if (spoken === "DATA") socket.write("354 go\r\n");
          else socket.write("250 taken\r\n");
          data = spoken === "DATA";
          if (spoken === "QUIT") socket.end();
        }
      });
    }),
  );
  const config = parseConfig(
    `notifications: { smtp: { host: 127.0.0.1, port: ${port}, security: none, from: kagimori@example.jp } }`,
    "test.yaml",
    new Date("2026-11-24T00:00:00Z"),
  );
  const mailer = mailerOf(config);
  await mailboxesOfCheckpoints(mailer ?? { send: () => Promise.reject() }, [
    "audit@example.jp",
  ]).append(checkpoint);
  const heard = said.join("\n");
  expect(heard).toContain("RCPT TO:<audit@example.jp>");
  expect(heard).toContain("Subject: Kagimori: audit trail checkpoint 42");
  expect(heard.replaceAll("=\n", "").replaceAll("=3D", "=")).toContain(line);
});

test("without a mail server nothing is sent; a place that needs one is refused", () => {
  const now = new Date("2026-11-24T00:00:00Z");
  expect(mailerOf(parseConfig("organisation: {}", "test.yaml", now))).toBeNull();
  const mail = "auditTrail: { checkpoints: [{ mail: { to: [a@example.jp] } }] }";
  expect(() => parseConfig(mail, "test.yaml", now)).toThrow(/needs notifications\.smtp/);
  const unclear = "auditTrail: { checkpoints: [{ syslog: { host: h, transport: tpc } }] }";
  expect(() => parseConfig(unclear, "test.yaml", now)).toThrow(
    /syslog\.transport: must be one of tls, tcp, udp/,
  );
});
