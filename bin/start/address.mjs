import { createServer } from "node:net";
import { Refusal } from "../launcher/refusal.mjs";

/**
 * @typedef {object} Address
 * @property {string} host what the web server listens on
 * @property {number} port
 * @property {string} url the one origin people use, without a slash at its end
 */

/**
 * @param {Record<string, string | undefined>} env
 * @returns {Address}
 * @throws {Refusal} when it would listen outside this machine without https
 */
export function decideAddress(env) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Refusal(`PORT is ${env.PORT}; it must be a number from 1 to 65535.`, { exitCode: 2 });
  }
  const host = env.HOST || "127.0.0.1";
  const publicUrl = env.KAGIMORI_PUBLIC_URL || null;
  if (publicUrl !== null && !URL.canParse(publicUrl)) {
    throw new Refusal(`KAGIMORI_PUBLIC_URL is no address: ${publicUrl}`, { exitCode: 2 });
  }
  const isHttps = publicUrl !== null && new URL(publicUrl).protocol === "https:";
  if (!isLoopback(host) && !isHttps) {
    throw new Refusal(
      `HOST=${host} would open Kagimori to other machines without encryption. Put a proxy with TLS before it and set ` +
        "KAGIMORI_PUBLIC_URL to its https address; or leave HOST out.",
      { exitCode: 2 },
    );
  }
  return { host, port, url: publicUrl ? new URL(publicUrl).origin : `http://localhost:${port}` };
}

const isLoopback = (host) =>
  host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);

/**
 * Refuses a port somebody else listens on. A browser may take localhost for 127.0.0.1 or for ::1, so neither may be another's.
 * @param {Address} address
 */
export async function requireFreePort({ host, port }) {
  for (const where of new Set([host, "127.0.0.1", "::1"])) {
    if (await isTaken(where, port)) {
      throw new Refusal(
        `Port ${port} is in use by another program. Stop that one, or choose a port: PORT=${port + 1} npm start`,
      );
    }
  }
}

function isTaken(host, port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      if (error.code === "EADDRINUSE") resolve(true);
      else if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT")
        resolve(false); // no IPv6 here
      else if (error.code === "EACCES")
        reject(new Refusal(`Port ${port} needs rights this account lacks.`));
      else reject(error);
    });
    probe.listen(port, host, () => probe.close(() => resolve(false)));
  });
}
