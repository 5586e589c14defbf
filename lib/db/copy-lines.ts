import "server-only";
import { addAbortSignal } from "node:stream";
import type { PoolClient } from "pg";
import { to } from "pg-copy-streams";

/**
 * The rows of a query as whole lines of COPY, with nothing for NULL, and how many they are; never more than a chunk is
 * held. `sql` takes no parameters. Who stops early must close the connection: half a COPY may still be on it.
 */
export async function* copyLines(
  client: PoolClient,
  sql: string,
  signal: AbortSignal,
): AsyncGenerator<{ lines: string; rows: number }> {
  // Also while the server still sorts or waits, and nothing comes that could be stopped at.
  const stream = addAbortSignal(signal, client.query(to(`COPY (${sql}) TO STDOUT (NULL '')`)));
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf("\n") + 1;
    rest = text.slice(end);
    if (end > 0) yield { lines: text.slice(0, end), rows: countLines(text, end) };
  }
}

function countLines(text: string, end: number): number {
  let rows = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) rows++;
  return rows;
}
