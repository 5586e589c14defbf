import { readFile, rename, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { FollowedFile, type Position } from "@/lib/access-history/ship/follow-file";
import { Refused, sendBatch } from "@/lib/access-history/ship/send-batch";
import { credentialResolver } from "@/lib/config/credentials";
import { type Run, readArguments, WrongUsage } from "./command";
import { pathAsCalled } from "./input";

/** Bytes of lines one request brings; the receiver takes 32 MB inflated. */
const BATCH = 2 * 1024 * 1024;
/** How long a file without news is left alone. */
const POLL_MS = 500;

export const run: Run = async (args, signal) => {
  const { values, positionals } = readArguments(args, {
    to: { type: "string" },
    source: { type: "string" },
    token: { type: "string", default: "env:KAGIMORI_TOKEN" },
    position: { type: "string" },
    once: { type: "boolean" },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new WrongUsage("ship takes one file.");
  const { to, source } = values;
  if (!to || !source || !URL.canParse(to))
    throw new WrongUsage("--to URL is where Kagimori runs, --source ID the log the file is of.");
  const token = credentialResolver(pathAsCalled("kagimori"))(values.token);
  const url = new URL(`/api/v1/ingest/${encodeURIComponent(source)}`, to).href;
  const kept = pathAsCalled(values.position ?? `${file}.shipped`);

  const followed = new FollowedFile(pathAsCalled(file), await readPosition(kept));
  const say = (text: string) => process.stderr.write(`${text}\n`);
  try {
    while (!signal.aborted) {
      const batch = await followed.next(BATCH);
      if (batch) {
        await sendBatch({ url, token }, batch.lines, signal, (reason, ms) =>
          say(`${reason}; again in ${Math.ceil(ms / 1000)} s`),
        );
        await writePosition(kept, batch.next);
        if (values.once) say(`${batch.next.offset} bytes of ${file} stored`);
      } else if (values.once) return 0;
      else await wait(POLL_MS, undefined, { signal });
    }
  } catch (error) {
    if (error instanceof Refused) {
      say(`${url} refuses: ${error.message}`);
      return 1;
    }
    if (!signal.aborted) throw error;
  } finally {
    await followed.close();
  }
  return 0;
};

const Stored = z.object({ inode: z.number(), offset: z.number() });

async function readPosition(path: string): Promise<Position | null> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : Stored.parse(JSON.parse(text));
}

/** Written beside and renamed, so that it is never half a position. */
async function writePosition(path: string, position: Position): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(position));
  await rename(`${path}.new`, path);
}
