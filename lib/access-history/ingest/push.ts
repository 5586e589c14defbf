import "server-only";
import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { covers } from "@/lib/access-control/covers";
import type { Viewer } from "@/lib/access-control/viewer";
import type { IngestCounts } from "@/lib/access-history/store/counts";
import { sumCounts } from "@/lib/access-history/store/counts";
import { openPiece } from "@/lib/access-history/store/pieces";
import type { AccessSource } from "@/lib/access-sources/access-source";
import type { LoadedConfig } from "@/lib/config/load";
import { invalidInput, notAllowed } from "@/lib/errors";
import { withLog } from "./connect";
import { eventStore } from "./event-store";
import { gather } from "./gather";

/** Bytes a batch may have as it is sent, and inflated. */
export const pushLimits = { sent: 8 * 1024 * 1024, inflated: 32 * 1024 * 1024 } as const;

/** Batches one process stores side by side; whoever comes then is asked to wait. */
const AT_ONCE = 3;
let running = 0;

/** Takes a place among those who store, or returns null: we are behind. */
export function admitPush(): { leave(): void } | null {
  if (running >= AT_ONCE) return null;
  running++;
  let left = false;
  return {
    leave() {
      if (!left) running--;
      left = true;
    },
  };
}

/** The sent bytes as text bytes. Throws RangeError where there are too many of them. */
export function inflate(body: Uint8Array, encoding: string | null): Uint8Array {
  if (encoding === null || encoding === "identity") return body;
  if (encoding !== "gzip")
    throw invalidInput("Send the body as it is, or with Content-Encoding: gzip.");
  try {
    return gunzipSync(body, { maxOutputLength: pushLimits.inflated });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
      throw new RangeError("too many bytes");
    throw invalidInput("The body is not gzip.");
  }
}

export interface Push {
  loaded: LoadedConfig;
  sourceId: string;
  body: Uint8Array;
  signal: AbortSignal;
  now: Date;
  /** Left out: every kind of log. */
  kinds?: readonly AccessSource[];
}

/**
 * Stores a batch that a shipper sends: JSON lines, or what a file of that log holds. Returns when it is committed; sent
 * again, it tells nothing new. Lines that cannot be read are set aside, the others are stored.
 */
export async function storePush(viewer: Viewer, push: Push): Promise<IngestCounts> {
  const { sourceId, body, signal, now } = push;
  if (!covers(viewer.bindings, { role: "ingest", scope: [{ source: [sourceId] }] }))
    throw notAllowed(`This token is not for the log ${sourceId}.`);
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 32);
  return withLog({ ...push, clock: () => now }, async (connection) => {
    // One piece a day: a row per batch would be a million a year. What lies aside is told by the batch's digest.
    const name = `push:${now.toISOString().slice(0, 10)}`;
    await openPiece(sourceId, name, "push", now);
    const batch = connection.handed(`push:${hash}`, once(body));
    const at = { sourceId, name, aside: `push:${hash}`, known: null, again: false, settles: true };
    const counts: IngestCounts[] = [];
    for await (const stretch of gather(batch.read(null, signal)))
      counts.push(await eventStore().write(at, { ...stretch, cursor: null }));
    return sumCounts(counts);
  });
}

async function* once(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body;
}
