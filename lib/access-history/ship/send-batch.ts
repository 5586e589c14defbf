import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";

export interface Receiver {
  /** Such as `https://kagimori.example/api/v1/ingest/audit`. */
  url: string;
  token: string;
}

const LONGEST_MS = 60_000;

/** The receiver will not take this, however often it is sent. */
export class Refused extends Error {
  override name = "Refused";
}

/**
 * Sends lines until they are stored: again after what `Retry-After` says, or after ever longer while the receiver cannot
 * be reached. Nothing is told twice by it, for the receiver knows what it has.
 * @param onWait told before each pause, with the reason
 * @throws Refused where waiting will not help
 */
export async function sendBatch(
  { url, token }: Receiver,
  lines: Uint8Array,
  signal: AbortSignal,
  onWait: (reason: string, ms: number) => void,
): Promise<void> {
  const body = gzipSync(lines, { level: 1 });
  for (let attempt = 0; ; attempt++) {
    const answer = await fetch(url, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/x-ndjson",
        "content-encoding": "gzip",
      },
      body,
      signal,
    }).catch((error: unknown) => {
      signal.throwIfAborted();
      return error instanceof Error
        ? `${error.message} ${error.cause ?? ""}`.trim()
        : String(error);
    });
    if (typeof answer !== "string" && answer.ok) {
      await answer.body?.cancel();
      return;
    }
    const reason = typeof answer === "string" ? answer : await reasonOf(answer);
    if (typeof answer !== "string" && answer.status < 500 && answer.status !== 429)
      throw new Refused(reason);
    const asked = typeof answer === "string" ? 0 : Number(answer.headers.get("retry-after")) * 1000;
    const ms = asked > 0 ? asked : Math.min(LONGEST_MS, 500 * 2 ** attempt);
    onWait(reason, ms);
    await wait(ms, undefined, { signal });
  }
}

async function reasonOf(answer: Response): Promise<string> {
  const problem: unknown = await answer.json().catch(() => null);
  const detail = problem !== null && typeof problem === "object" && "detail" in problem;
  return `${answer.status} ${detail ? problem.detail : answer.statusText}`;
}
