import { statfsSync } from "node:fs";
import { Refusal } from "../launcher/refusal.mjs";

const gigabyte = 1_000_000_000;

/** What has to fit: packages and the built pages; the database with some room to work. */
export const needed = { packages: 2 * gigabyte, build: 0.5 * gigabyte, data: 0.3 * gigabyte };

/**
 * Refuses to begin on a disk that will be full before the end.
 * @param {string} directory
 * @param {number} bytes
 */
export function requireSpace(directory, bytes) {
  const { bavail, bsize } = statfsSync(directory);
  const free = bavail * bsize;
  if (free >= bytes) return;
  throw new Refusal(
    `The disk is nearly full: ${megabytes(free)} free for ${directory}, ${megabytes(bytes)} needed. Nothing was changed.`,
  );
}

const megabytes = (bytes) => `${Math.floor(bytes / 1_000_000).toLocaleString("en")} MB`;
