import { dirname } from "node:path";
import { withLog } from "@/lib/access-history/ingest/connect";
import { readHanded } from "@/lib/access-history/ingest/handed-file";
import { EventStore } from "@/lib/access-history/store/write-stretch";
import { closePool, pool } from "@/lib/db/pool";
import { inventedRecords } from "./make-believe-events";
import { folderConfig } from "./make-believe-folder";
import { storeAll } from "./store-all";

/**
 * An ingest in a process of its own: `file FILE` as the command does it, and prints how many rows it stored and the most
 * memory it held; `two` stores invented events on two connections until it is ended, and says when it has begun.
 */
const [how = "", file = ""] = process.argv.slice(2);

async function ingestFile(): Promise<void> {
  const { signal } = new AbortController();
  const log = { loaded: folderConfig(dirname(file)), sourceId: "bench", signal };
  const { events } = await withLog(log, (connection) =>
    readHanded({
      connection,
      file,
      sourceId: log.sourceId,
      store: new EventStore(),
      signal,
      clock: () => new Date(),
    }),
  );
  const rssMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ events, rssMb }));
}

async function ingestForEver(): Promise<void> {
  const store = new EventStore();
  await storeAll(store, inventedRecords(10_000));
  // As the rules would: each read of a principal nobody knows is one to be explained, and the overview counts those one by one.
  await pool().query("UPDATE access_principal SET kind = 'workload' WHERE kind = 'unresolved'");
  process.stdout.write("begun\n");
  for (;;) await storeAll(store, inventedRecords(40_000));
}

if (how === "file") {
  await ingestFile();
  await closePool();
} else await Promise.all([ingestForEver(), ingestForEver()]);
