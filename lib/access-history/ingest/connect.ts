import "server-only";
import { createHmac } from "node:crypto";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { accessSources } from "@/lib/access-sources";
import type { AccessConnection, AccessSource } from "@/lib/access-sources/access-source";
import { credentialResolver } from "@/lib/config/credentials";
import type { LoadedConfig } from "@/lib/config/load";
import { pool } from "@/lib/db/pool";
import { notFound } from "@/lib/errors";
import { masking } from "@/lib/masking/masking";
import { CallCounter } from "@/lib/sync/call-counter";
import { readClusters, readMounts } from "./vault-mounts";

export interface Connect {
  loaded: LoadedConfig;
  sourceId: string;
  signal: AbortSignal;
  clock?: () => Date;
  /** Left out: every kind. */
  kinds?: readonly AccessSource[];
}

/** Ids of the sources that are logs, in the file's order. */
export function logsOf(
  { config }: Pick<LoadedConfig, "config">,
  kinds: readonly AccessSource[] = accessSources,
): string[] {
  const known = new Set<string>(kinds.map(({ kind }) => kind));
  return config.sources.filter(({ kind }) => known.has(kind)).map(({ id }) => id);
}

const Key = z.object({ key: z.instanceof(Uint8Array) });

/**
 * Opens a log of the config file, uses it, and closes it, whatever happens. Our calls are counted.
 * @throws AppError not-found where the file names no such log
 */
export async function withLog<Result>(
  { loaded, sourceId, signal, clock = () => new Date(), kinds = accessSources }: Connect,
  use: (connection: AccessConnection) => Promise<Result>,
): Promise<Result> {
  const find = (id: string) => loaded.config.sources.find((source) => source.id === id);
  const item = find(sourceId);
  const source = kinds.find(({ kind }) => kind === item?.kind);
  if (!item || !source) {
    const ids = logsOf(loaded, kinds).join(", ") || "none";
    throw notFound(`There is no log ${sourceId} in the config file. These are: ${ids}.`);
  }
  const { rows } = await pool().query("SELECT masking_key AS key FROM installation");
  const { key } = Key.parse(rows[0]);
  const { name, identity } = masking(key);
  const clusters = await readClusters();
  const calls = new CallCounter(sourceId, clock);
  const connection = await source.connect(item, {
    sourceId,
    credential: credentialResolver(loaded.file),
    installation: createHmac("sha256", key).update("installation").digest("hex").slice(0, 12),
    folder: dirname(resolve(loaded.file)),
    clock,
    mounts: await readMounts(),
    cluster: (id) => clusters.get(id) ?? null,
    source: find,
    mask: name,
    maskIdentity: identity,
    onCall: (api) => calls.count(api),
    signal,
  });
  try {
    return await use(connection);
  } finally {
    await connection.close();
    await calls.flush();
  }
}
