import { z } from "zod";
import { defineJob } from "./job";

/** Asked every ten minutes, so that the day is closed at 00:10 in whatever zone the organisation is. */
export const dailyCloseJob = defineJob({
  name: "daily-close",
  input: z.strictObject({}),
  queue: {
    policy: "exclusive",
    expireInSeconds: 3600,
    heartbeatSeconds: 30,
    retryLimit: 3,
    retryBackoff: true,
  },
  cron: "*/10 * * * *",
  key: () => "all",
  async run(_input, signal) {
    const { closeMissingDaysAsSystem } = await import("@/lib/kpis/close-missing");
    const { log } = await import("@/lib/log");
    for (const day of await closeMissingDaysAsSystem(new Date(), signal))
      log.info({ day }, "day closed");
  },
});
