import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import type { IngestCounts } from "@/lib/access-history/store/counts";
import { environment } from "@/lib/config/environment";
import { loadConfig } from "@/lib/config/load";
import { notFound } from "@/lib/errors";
import { readBytes } from "@/lib/http/body";
import { HttpRefusal } from "@/lib/http/problem";
import { admitPush, inflate, pushLimits, storePush } from "./push";

/** Seconds after which a shipper that was sent away may come again. */
const RETRY_SECONDS = 5;

/**
 * Takes one batch of a shipper and answers when it is stored. Who comes while too many are being stored, or with too
 * much, is told so before anything is held in memory.
 */
export async function receive(
  viewer: Viewer,
  sourceId: string,
  request: Request,
  now: Date,
): Promise<IngestCounts> {
  const { configFile } = environment();
  if (configFile === null) throw notFound("This Kagimori has no config file, and so no logs.");
  const place = admitPush();
  if (place === null)
    throw new HttpRefusal("behind", "Others are being stored. Send it again.", RETRY_SECONDS);
  try {
    const sent = await readBytes(request, pushLimits.sent);
    const body = inflated(sent, request.headers.get("content-encoding"));
    const loaded = loadConfig(configFile, now);
    // Not the request's signal: a batch that has come is stored, whether or not its sender still waits.
    const { signal } = new AbortController();
    return await storePush(viewer, { loaded, sourceId, body, signal, now });
  } finally {
    place.leave();
  }
}

function inflated(sent: Uint8Array, encoding: string | null): Uint8Array {
  try {
    return inflate(sent, encoding);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new HttpRefusal(
      "payload-too-large",
      `The body is larger than ${pushLimits.inflated} bytes when inflated.`,
    );
  }
}
