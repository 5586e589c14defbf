import PQueue from "p-queue";
import { logsOf, withLog } from "@/lib/access-history/ingest/connect";
import { eventStore } from "@/lib/access-history/ingest/event-store";
import { readHanded } from "@/lib/access-history/ingest/handed-file";
import { type IngestCounts, sumCounts } from "@/lib/access-history/store/counts";
import { linkTargetsAsSystem } from "@/lib/access-history/store/link-targets";
import { makeReady } from "@/lib/sync/sync-sources";
import { printJson, type Run, readArguments, WrongUsage } from "./command";
import { configOfCommand } from "./config";
import { tellIngest } from "./ingest-progress";
import { pathAsCalled } from "./input";

/** Files that are read side by side: two connections store more than one, more do not. */
const AT_ONCE = 2;

export const run: Run = async (args, signal) => {
  const { values, positionals: files } = readArguments(args, {
    source: { type: "string" },
    json: { type: "boolean" },
  });
  const loaded = configOfCommand();
  const ids = logsOf(loaded);
  const sourceId = values.source ?? (ids.length === 1 ? ids[0] : undefined);
  if (sourceId === undefined || !ids.includes(sourceId))
    throw new WrongUsage(
      `--source ID names the log these files are of. There are: ${ids.join(", ") || "none"}.`,
    );
  if (files.length === 0) throw new WrongUsage("ingest takes files, or - for standard input.");
  if (files.filter((file) => file === "-").length > 1) throw new WrongUsage("- can be read once.");

  await makeReady(loaded, new Date());
  const progress = tellIngest(files);
  const read = await withLog({ loaded, sourceId, signal }, async (connection) => {
    const queue = new PQueue({ concurrency: AT_ONCE });
    return queue.addAll(
      files.map((file) => async (): Promise<FileCounts | null> => {
        try {
          const counts = await readHanded({
            connection,
            store: eventStore(),
            sourceId,
            file: file === "-" ? file : pathAsCalled(file),
            signal,
            clock: () => new Date(),
            onProgress: (...now) => progress.at(file, ...now),
          });
          progress.end(file, counts);
          return { file, ...counts };
        } catch (error) {
          signal.throwIfAborted();
          progress.failed(
            file,
            "code" in Object(error) ? String(error) : connection.explain(error).message,
          );
          return null;
        }
      }),
    );
  }).finally(progress.stop);
  // What these files name may be in the inventory under another name.
  await linkTargetsAsSystem(signal);
  const done = read.filter((one) => one !== null);
  const total = sumCounts(done);
  if (values.json) printJson({ sourceId, files: done, ...total });
  else process.stdout.write(`${inWords(total)}\n`);
  return done.length === files.length ? 0 : 1;
};

interface FileCounts extends IngestCounts {
  file: string;
}

function inWords({ records, accepted, events, duplicates, ignored, rejected }: IngestCounts) {
  return `${records} records: ${accepted} accepted (${events} events stored), ${duplicates} duplicates, ${ignored} ignored, ${rejected} set aside`;
}
