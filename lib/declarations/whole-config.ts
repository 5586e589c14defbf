import "server-only";
import { z } from "zod";
import type { LoadedConfig } from "@/lib/config/load";
import type { Config } from "@/lib/config/model";
import { pool } from "@/lib/db/pool";
import { type InFile, merge } from "./merge";
import { declarationsInForce, type Reader } from "./stored";

export const configOf = (loaded: LoadedConfig | Config): Config =>
  "config" in loaded ? loaded.config : loaded;

/**
 * The config file with what is declared on screen and holds now: the file first. Whatever compiles rules or fills registers
 * goes through this.
 */
export async function wholeConfig(
  loaded: LoadedConfig | Config,
  db: Reader = pool(),
): Promise<Config> {
  const declared = await declarationsInForce(db);
  if (declared.length === 0) return configOf(loaded);
  return merge(configOf(loaded), declared, await inFileOf(loaded, db));
}

const Lines = z.object({ lines: z.record(z.string(), z.int()).nullable() });

/** Whether the file itself says something at a path; where the config comes without its lines, as it was last applied. */
export async function inFileOf(
  loaded: LoadedConfig | Config,
  db: Reader = pool(),
): Promise<InFile> {
  if ("lines" in loaded) return (path) => loaded.lines[path] !== undefined;
  const { rows } = await db.query(
    "SELECT content->'file'->'lines' AS lines FROM config_version ORDER BY applied_at DESC LIMIT 1",
  );
  const lines = rows[0] ? Lines.parse(rows[0]).lines : null;
  return (path) => lines?.[path] !== undefined;
}
