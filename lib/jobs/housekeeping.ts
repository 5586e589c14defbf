import { z } from "zod";
import { defineJob } from "./job";

/** Once a day, deletes what nobody asks for any more, and writes down what ended with the day. */
export const housekeepingJob = defineJob({
  name: "housekeeping",
  input: z.strictObject({}),
  queue: { policy: "exclusive", expireInSeconds: 3600, heartbeatSeconds: 30, retryLimit: 3 },
  cron: "40 17 * * *",
  key: () => "all",
  async run() {
    const { deleteOldAsSystem } = await import("@/lib/sources/housekeeping");
    const { expireExportsAsSystem } = await import("@/lib/evidence/housekeeping");
    const { endForLeaversAsSystem } = await import("@/lib/attestation/ends");
    await deleteOldAsSystem(new Date());
    await endForLeaversAsSystem(() => new Date());
    await expireExportsAsSystem(new Date());
  },
});
