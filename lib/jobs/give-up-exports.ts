import { z } from "zod";
import { defineJob } from "./job";

/** Tells who asked when an export was lost with its job. */
export const giveUpExportsJob = defineJob({
  name: "give-up-exports",
  input: z.strictObject({}),
  queue: { policy: "exclusive", expireInSeconds: 120, retryLimit: 0 },
  cron: "*/5 * * * *",
  key: () => "all",
  async run() {
    const { giveUpLostExportsAsSystem } = await import("@/lib/evidence/housekeeping");
    await giveUpLostExportsAsSystem(new Date());
  },
});
