import { z } from "zod";
import { defineJob } from "./job";

/** Every minute: mail to those who must decide or review exceptional access. */
export const sendNoticesJob = defineJob({
  name: "send-notices",
  input: z.strictObject({}),
  queue: { policy: "exclusive", expireInSeconds: 600, retryLimit: 3, retryBackoff: true },
  cron: "* * * * *",
  key: () => "all",
  async run(_input, signal) {
    const { sendNoticesAsSystem } = await import("@/lib/break-glass/notices/send-notices");
    await sendNoticesAsSystem(new Date(), signal);
  },
});
