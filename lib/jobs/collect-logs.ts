import { z } from "zod";
import { defineJob, longRun } from "./job";

/** Reads what a log has that was not read yet. Killed, it is taken up by whichever worker asks first. */
export const collectLogsJob = defineJob({
  name: "collect-logs",
  input: z.strictObject({ sourceId: z.string().min(1) }),
  queue: longRun,
  atOnce: 2,
  key: ({ sourceId }) => sourceId,
  async run({ sourceId }, signal) {
    const { collectOneAsSystem } = await import("./collect-one");
    await collectOneAsSystem(sourceId, signal);
  },
});
