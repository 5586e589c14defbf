import { z } from "zod";
import { defineJob } from "./job";

/** Every minute: counts what happened by day, where there is too much to count it when it is asked for. */
export const takeRecordTalliesJob = defineJob({
  name: "take-record-tallies",
  input: z.strictObject({}),
  queue: { policy: "exclusive", expireInSeconds: 3600, heartbeatSeconds: 30, retryLimit: 0 },
  cron: "* * * * *",
  key: () => "all",
  async run(_input, signal) {
    const { takeRecordTalliesAsSystem } = await import("@/lib/kpis/tally/take");
    await takeRecordTalliesAsSystem(() => new Date(), { signal });
  },
});
