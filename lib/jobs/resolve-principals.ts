import { z } from "zod";
import { defineJob } from "./job";

/** Every minute: who is new in the logs, or everybody when rules, people or services have changed. */
export const resolvePrincipalsJob = defineJob({
  name: "resolve-principals",
  input: z.strictObject({}),
  queue: { policy: "exclusive", expireInSeconds: 3600, heartbeatSeconds: 30, retryLimit: 0 },
  cron: "* * * * *",
  key: () => "all",
  async run(_input, signal) {
    const { resolvePrincipalsAsSystem } = await import(
      "@/lib/access-history/principals/resolve-all"
    );
    const changed = await resolvePrincipalsAsSystem(signal);
    const { log } = await import("@/lib/log");
    if (changed > 0) log.info({ changed }, "principals resolved");
  },
});
