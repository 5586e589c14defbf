import { z } from "zod";
import { defineJob } from "./job";

/** Every two minutes, and after each sync: ties what logs name to what the inventory has learnt of since. */
export const linkTargetsJob = defineJob({
  name: "link-targets",
  input: z.strictObject({}),
  queue: { policy: "exclusive", expireInSeconds: 3600, heartbeatSeconds: 30, retryLimit: 0 },
  cron: "*/2 * * * *",
  key: () => "all",
  async run(_input, signal) {
    const { linkTargetsAsSystem } = await import("@/lib/access-history/store/link-targets");
    const { log } = await import("@/lib/log");
    const targets = await linkTargetsAsSystem(signal);
    if (targets > 0) log.info({ targets }, "targets linked");
  },
});
