import { defineAccessSource } from "@/lib/access-sources/access-source";
import { allowedCalls } from "./allowed-calls";
import { cloudTrailSettings } from "./settings";

/** AWS CloudTrail: by LookupEvents, from a bucket, from a folder, or handed over. */
export const cloudTrail = defineAccessSource({
  kind: "cloudtrail",
  settings: cloudTrailSettings,
  allowedCalls,
  connect: async (settings, context) => {
    const { connect } = await import("./connect");
    return connect(settings, context);
  },
});
