import { createSocket } from "node:dgram";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { rootCertificates, connect as tlsConnect } from "node:tls";
import type { SyslogSettings } from "@/lib/config/model/evidence";
import type { Checkpoint } from "./checkpoint";
import type { CheckpointPlace } from "./place";

/** Facility 13, log audit; severity 5, notice. */
const PRIORITY = 13 * 8 + 5;
const PATIENCE_MS = 15_000;

/**
 * A syslog server. TLS and TCP tell when nobody took the message; over UDP a lost one is lost unseen. The message is the
 * checkpoint as one line of JSON.
 */
export function syslogOfCheckpoints(settings: SyslogSettings): CheckpointPlace {
  const { transport, host, port } = settings;
  return {
    label: `syslog+${transport}://${host}:${port}`,
    async append(checkpoint) {
      const message = syslogMessage(checkpoint, hostname(), process.pid);
      await (transport === "udp" ? sendDatagram(settings, message) : sendFrame(settings, message));
    },
  };
}

/** RFC 5424, all of it ASCII. */
export function syslogMessage(checkpoint: Checkpoint, host: string, processId: number): Buffer {
  const from = host.replace(/[^!-~]/g, "").slice(0, 255) || "-";
  return Buffer.from(
    `<${PRIORITY}>1 ${checkpoint.at} ${from} kagimori ${processId} audit-checkpoint - ${JSON.stringify(checkpoint)}`,
  );
}

async function sendDatagram({ host, port }: SyslogSettings, message: Buffer): Promise<void> {
  const socket = createSocket(host.includes(":") ? "udp6" : "udp4");
  try {
    await new Promise<void>((done, failed) =>
      socket.send(message, port, host, (error) => (error ? failed(error) : done())),
    );
  } finally {
    socket.close();
  }
}

/** Counted in octets (RFC 5425 §4.3, RFC 6587 §3.4.1). */
async function sendFrame(settings: SyslogSettings, message: Buffer): Promise<void> {
  const socket = open(settings);
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    await once(socket, settings.transport === "tls" ? "secureConnect" : "connect", {
      signal: patience,
    });
    socket.resume();
    socket.end(Buffer.concat([Buffer.from(`${message.length} `), message]));
    await once(socket, "finish", { signal: patience });
    // A refusal comes within this, and most servers close; TCP itself confirms nothing.
    await Promise.race([once(socket, "close"), wait(2000, undefined, { ref: false })]);
  } finally {
    socket.destroy();
  }
}

function open({ transport, host, port, caFile }: SyslogSettings): Socket {
  if (transport !== "tls") return connect({ host, port });
  const ca =
    caFile === undefined ? {} : { ca: [...rootCertificates, readFileSync(caFile, "utf8")] };
  return tlsConnect({ host, port, servername: host, minVersion: "TLSv1.2", ...ca });
}
