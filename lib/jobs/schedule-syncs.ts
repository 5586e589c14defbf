import { z } from "zod";
import { defineJob } from "./job";

/** Every minute: queues what is due. One job for all sources, so that a changed config needs no changed schedules. */
export const scheduleSyncsJob = defineJob({
  name: "schedule-syncs",
  input: z.strictObject({}),
  queue: { policy: "exclusive", expireInSeconds: 300, retryLimit: 0 },
  cron: "* * * * *",
  key: () => "all",
  async run() {
    const { queueDueSyncsAsSystem } = await import("./queue-due-syncs");
    await queueDueSyncsAsSystem(new Date());
  },
});
