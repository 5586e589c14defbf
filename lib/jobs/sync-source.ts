import { z } from "zod";
import { RunTrigger } from "@/lib/sources/model";
import { defineJob, longRun } from "./job";

/** Syncs one source. Killed, it is taken up by whichever worker asks first; a run of hours is not restarted. */
export const syncSourceJob = defineJob({
  name: "sync-source",
  input: z.strictObject({ sourceId: z.string().min(1), trigger: RunTrigger }),
  queue: longRun,
  atOnce: 4,
  key: ({ sourceId }) => sourceId,
  async run({ sourceId, trigger }, signal) {
    const { syncOneAsSystem } = await import("./sync-one");
    await syncOneAsSystem(sourceId, trigger, signal);
  },
});
