import { z } from "zod";
import { defineJob } from "./job";

/** Derives all rows again when the rules of the config file have changed, or the day has on which an exclusion ends. */
export const deriveAllJob = defineJob({
  name: "derive-all",
  input: z.strictObject({}),
  queue: { policy: "exclusive", expireInSeconds: 86_400, heartbeatSeconds: 30, retryLimit: 3 },
  key: () => "all",
  async run(_input, signal) {
    const { deriveAllAsSystem } = await import("./derive-now");
    await deriveAllAsSystem(signal);
  },
});
