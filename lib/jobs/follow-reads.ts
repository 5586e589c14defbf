import { z } from "zod";
import { defineJob } from "./job";

/** Every minute: when secrets were last read, for the order of the list. */
export const followReadsJob = defineJob({
  name: "follow-reads",
  input: z.strictObject({}),
  queue: { policy: "exclusive", expireInSeconds: 3600, heartbeatSeconds: 30, retryLimit: 0 },
  cron: "* * * * *",
  key: () => "all",
  async run(_input, signal) {
    const { followReadsAsSystem } = await import("@/lib/inventory/last-read/follow");
    await followReadsAsSystem(signal);
  },
});
