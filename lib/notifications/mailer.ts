import "server-only";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { rootCertificates } from "node:tls";
import { createTransport } from "nodemailer";
import { credentialResolver } from "@/lib/config/credentials";
import type { LoadedConfig } from "@/lib/config/load";
import type { SmtpSettings } from "@/lib/config/model/notifications";

export interface Letter {
  to: readonly string[];
  subject: string;
  /** Plain text. */
  text: string;
}

/** Sends mail. */
export interface Mailer {
  /** Returns when the server has taken it. Throws what the server, or the way to it, says. */
  send(letter: Letter): Promise<void>;
}

/** The way to the mail server of `notifications.smtp`; null when there is none: then nothing is sent. */
export function mailerOf({ config, file }: Pick<LoadedConfig, "config" | "file">): Mailer | null {
  const { smtp } = config.notifications;
  if (!smtp) return null;
  const ca = smtp.caFile === undefined ? {} : { ca: authorities(file, smtp.caFile) };
  return openMailer(smtp, credentialResolver(file), ca);
}

const authorities = (configFile: string, caFile: string) => [
  ...rootCertificates,
  readFileSync(resolve(dirname(configFile), caFile), "utf8"),
];

/** Every letter has a connection of its own: they are rare. */
function openMailer(
  { host, port, security, from, user, password }: SmtpSettings,
  credential: (reference: string) => string,
  tls: { ca?: string[] },
): Mailer {
  return {
    async send({ to, subject, text }) {
      const transport = createTransport({
        host,
        port,
        secure: security === "tls",
        requireTLS: security === "starttls",
        ignoreTLS: security === "none",
        ...(user && password && { auth: { user, pass: credential(password) } }),
        tls: { minVersion: "TLSv1.2", ...tls },
        connectionTimeout: 15_000,
        greetingTimeout: 15_000,
        socketTimeout: 30_000,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        await transport.sendMail({ from, to: [...to], subject, text });
      } finally {
        transport.close();
      }
    },
  };
}
