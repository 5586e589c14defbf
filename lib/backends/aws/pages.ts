import { createHash } from "node:crypto";
import type { Failure } from "@/lib/backends/secret-backend";

/** One answer of a paged call: its rows, and the token that asks for the next. */
export interface Page<Row> {
  rows: readonly Row[];
  token: string | undefined;
}

/** More empty pages in a row than this and the listing is given up: it would never end. */
const EMPTY_PAGES = 1000;

/**
 * Every page from `first` on, asking for the next while the caller works on one. Ends by the token alone: a page
 * may be empty and yet not the last. Returns a failure when the server leads round in a circle.
 */
export async function* pagesFrom<Row>(
  first: Page<Row>,
  next: (token: string, signal: AbortSignal) => Promise<Page<Row>>,
  signal: AbortSignal,
): AsyncGenerator<readonly Row[], Failure | null> {
  if (first.token === undefined) {
    yield first.rows;
    return null;
  }
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const seen = new Set<string>();
  let empty = 0;
  let page = first;
  try {
    for (;;) {
      empty = page.rows.length === 0 ? empty + 1 : 0;
      const circle =
        page.token !== undefined && (isRepeated(seen, page.token) || empty > EMPTY_PAGES);
      const ahead = page.token === undefined || circle ? null : next(page.token, either);
      // Looked at when its turn comes; until then its failure is nobody's.
      ahead?.catch(() => undefined);
      yield page.rows;
      if (circle) return endless;
      if (!ahead) return null;
      page = await ahead;
    }
  } finally {
    stop.abort();
  }
}

const endless: Failure = {
  cause: "unexpected",
  message: "the server repeats its page token, or sends empty pages without end",
  todo: "Run again; a proxy or emulator in between may be at fault.",
};

/** Tokens may be 4,096 characters long: their digests are kept, not they. */
function isRepeated(seen: Set<string>, token: string): boolean {
  const digest = createHash("md5").update(token).digest("base64");
  if (seen.has(digest)) return true;
  seen.add(digest);
  return false;
}
