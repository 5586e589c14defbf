import { z } from "zod";
import { defineJob, longRun } from "./job";

/** Makes one export. Killed, it is begun anew by whichever worker asks first. */
export const makeExportJob = defineJob({
  name: "make-export",
  input: z.strictObject({ id: z.uuid() }),
  queue: longRun,
  atOnce: 2,
  key: ({ id }) => id,
  async run({ id }, signal) {
    const { runExportAsSystem } = await import("@/lib/evidence/run-export");
    await runExportAsSystem(id, signal);
  },
});
