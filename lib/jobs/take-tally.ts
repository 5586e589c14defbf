import { z } from "zod";
import { defineJob } from "./job";

/** Every minute: counts a large inventory anew when the tally is old, or much has moved since, and notes what overlaps with production. */
export const takeTallyJob = defineJob({
  name: "take-tally",
  input: z.strictObject({}),
  queue: { policy: "exclusive", expireInSeconds: 3600, heartbeatSeconds: 30, retryLimit: 0 },
  cron: "* * * * *",
  key: () => "all",
  async run() {
    const { tallyIsDue } = await import("@/lib/inventory/tally/due");
    if (!(await tallyIsDue(new Date()))) return;
    const { takeTallyAsSystem } = await import("@/lib/inventory/tally/take");
    if (!(await takeTallyAsSystem(() => new Date()))) return;
    const { takeOverlapsAsSystem } = await import("@/lib/inventory/overlaps/take");
    await takeOverlapsAsSystem(new Date());
  },
});
