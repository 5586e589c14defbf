import { z } from "zod";
import { defineJob } from "./job";

/**
 * Every minute: queues what is due. One job for all sources, so that a changed config needs no changed schedules. Two at
 * the same time do no harm, and one that was killed does not hold up the next: so any number may run.
 */
export const scheduleSyncsJob = defineJob({
  name: "schedule-syncs",
  input: z.strictObject({}),
  queue: { expireInSeconds: 120, retryLimit: 0 },
  cron: "* * * * *",
  async run() {
    const { queueDueSyncsAsSystem } = await import("./queue-due-syncs");
    await queueDueSyncsAsSystem(new Date());
  },
});
