import type { BackendEntry, Completion } from "@/lib/backends/secret-backend";
import type { Target } from "@/lib/backends/vault/client";
import type { Reading } from "@/lib/backends/vault/engines/parts";
import { isDenied, isUnsupported, NoAnswer, VaultAnswer } from "@/lib/backends/vault/errors";
import type { Features } from "@/lib/backends/vault/features";
import { kv2Entry } from "@/lib/backends/vault/kv/metadata";
import { keysOf, listPage } from "@/lib/backends/vault/listing/keys";
import { walk } from "@/lib/backends/vault/listing/walk";

interface Kv2Reading extends Reading {
  features: Features;
}

/** A SCAN answers with the whole mount at once, about 600 bytes a secret; larger ones are read by pages. */
const SCAN_BYTES = 16 * 1024 * 1024;
const CHUNK = 500;

/**
 * The paths of a KV v2 mount, by the cheapest way the server and the policy allow, found by trying: OpenBao's SCAN of
 * the whole tree with metadata · its LIST with metadata, by pages · LIST and one read for each path. A detailed
 * listing is allowed as a whole: it does not ask for the right to read each path.
 */
export async function* listKv2(
  reading: Kv2Reading,
): AsyncGenerator<readonly BackendEntry[], Completion> {
  const { client, at, clock, signal } = reading;
  const target: Target = { engine: "kv2", namespace: at.namespace, mount: at.mount };

  const scanned = await scan(reading, target);
  if (scanned) {
    const { keys, info } = scanned;
    for (let from = 0; from < keys.length; from += CHUNK)
      yield keys.slice(from, from + CHUNK).map((path) => kv2Entry(at, path, info[path], clock()));
    return { complete: true, failures: [] };
  }

  const page = (base: string) => (folder: string, before: Parameters<typeof listPage>[3]) =>
    listPage(client, target, `${base}/${folder}`, before, signal);

  if (await listsDetails(reading, target))
    return yield* walk(
      {
        page: page("detailed-metadata"),
        entry: (path, info) => kv2Entry(at, path, info, clock()),
      },
      signal,
    );

  return yield* walk(
    {
      page: page("metadata"),
      async entry(path) {
        try {
          const answer = await client.read(target, `metadata/${path}`, signal);
          return kv2Entry(at, path, (answer as { data?: unknown } | null)?.data, clock());
        } catch (error) {
          if (error instanceof VaultAnswer && error.empty) return null;
          throw error;
        }
      },
    },
    signal,
  );
}

async function scan({ client, features, signal }: Kv2Reading, target: Target) {
  if (features.lacks("scan")) return null;
  try {
    return keysOf(
      await client.scan(target, "detailed-metadata/", signal, { maxBytes: SCAN_BYTES }),
    );
  } catch (error) {
    // One answer for everything: a large mount, or a busy server, may do better by pages.
    if (error instanceof NoAnswer && (error.kind === "too-large" || error.kind === "timeout"))
      return null;
    features.learn("scan", error);
    if (isDenied(error) || isUnsupported(error)) return null;
    throw error;
  }
}

async function listsDetails({ client, features, signal }: Kv2Reading, target: Target) {
  if (features.lacks("detailed-list")) return false;
  try {
    await client.list(target, "detailed-metadata/", signal, { after: null, limit: 1 });
    return true;
  } catch (error) {
    features.learn("detailed-list", error);
    if (isDenied(error) || isUnsupported(error)) return false;
    throw error;
  }
}
