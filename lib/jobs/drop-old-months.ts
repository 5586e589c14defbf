import { z } from "zod";
import { defineJob } from "./job";

/** Once a day, drops what is older than the retention, and the traces that led to it. */
export const dropOldMonthsJob = defineJob({
  name: "drop-old-months",
  input: z.strictObject({}),
  queue: { policy: "exclusive", expireInSeconds: 7200, heartbeatSeconds: 30, retryLimit: 3 },
  cron: "20 18 * * *",
  key: () => "all",
  async run(_input, signal) {
    const { dropOldMonthsAsSystem } = await import("@/lib/access-history/store/retention");
    const { deleteOldTracesAsSystem } = await import("@/lib/access-history/store/old-traces");
    const { log } = await import("@/lib/log");
    const months = await dropOldMonthsAsSystem(signal);
    await deleteOldTracesAsSystem(new Date());
    if (months.length > 0) log.info({ months }, "months of access events dropped");
  },
});
