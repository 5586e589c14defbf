import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */

/**
 * Every migration of this version of the code, oldest first; the checksum is the one Prisma records.
 * @param {string} [directory]
 * @returns {Migration[]}
 */
export function migrationFiles(directory = join(root, "prisma/migrations")) {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(directory, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}
