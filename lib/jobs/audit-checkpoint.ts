import { z } from "zod";
import { defineJob } from "./job";

/** Every hour, and when somebody asks: verifies the audit trail and leaves a signed checkpoint outside the database. */
export const auditCheckpointJob = defineJob({
  name: "audit-checkpoint",
  input: z.strictObject({}),
  queue: { policy: "exclusive", expireInSeconds: 3600, heartbeatSeconds: 30, retryLimit: 3 },
  cron: "7 * * * *",
  key: () => "all",
  async run(_input, signal) {
    const { checkpointTrailAsSystem } = await import("@/lib/audit-trail/write-checkpoint");
    await checkpointTrailAsSystem(new Date(), signal);
  },
});
