import { z } from "zod";
import { defineJob } from "./job";

/** Tests what our identity could read of one source, without a sync: after its rights were changed. */
export const testRightsJob = defineJob({
  name: "test-rights",
  input: z.strictObject({ sourceId: z.string().min(1) }),
  queue: { policy: "exclusive", expireInSeconds: 7200, heartbeatSeconds: 30, retryLimit: 2 },
  key: ({ sourceId }) => sourceId,
  async run({ sourceId }, signal) {
    const { testRightsAsSystem } = await import("./test-rights-now");
    await testRightsAsSystem(sourceId, signal);
  },
});
