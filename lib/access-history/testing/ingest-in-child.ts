import { setTimeout as wait } from "node:timers/promises";
import { withLog } from "@/lib/access-history/ingest/connect";
import { eventStore } from "@/lib/access-history/ingest/event-store";
import { readHanded } from "@/lib/access-history/ingest/handed-file";
import { closePool } from "@/lib/db/pool";
import { fakeConfig } from "./fake-config";
import { fakeSource } from "./fake-source";

/** A process that ingests a file and can be killed: `node … ingest-in-child.ts FILE`. Prints its counts. Slow on purpose. */
const file = process.argv[2] ?? "";
let told = false;
const onStretch = async () => {
  if (!told) process.stdout.write("reading\n");
  told = true;
  await wait(3);
};
const kinds = [fakeSource({ size: 40, onStretch })];
const { signal } = new AbortController();
const read = { loaded: fakeConfig(), sourceId: "audit", signal, kinds };
const counts = await withLog(read, (connection) =>
  readHanded({
    connection,
    file,
    sourceId: "audit",
    store: eventStore(),
    signal,
    clock: () => new Date(),
    batch: 40,
  }),
);
process.stdout.write(`${JSON.stringify(counts)}\n`);
await closePool();
