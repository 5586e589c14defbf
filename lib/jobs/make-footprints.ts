import { z } from "zod";
import { defineJob } from "./job";

/** Every ten minutes: one call per log that must turn up in it. */
export const makeFootprintsJob = defineJob({
  name: "make-footprints",
  input: z.strictObject({}),
  queue: { policy: "exclusive", expireInSeconds: 540, heartbeatSeconds: 30, retryLimit: 0 },
  cron: "*/10 * * * *",
  key: () => "all",
  async run(_input, signal) {
    const { makeAllFootprintsAsSystem } = await import("./make-all-footprints");
    await makeAllFootprintsAsSystem(signal);
  },
});
