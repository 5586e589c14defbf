import type { Tone } from "@/components/ui/state-icon";
import type { BreakGlassRequest, BreakGlassUse } from "@/lib/break-glass/model";

/** Inside approval green, outside vermilion, what waits amber, what cannot be told grey. */
export const kindTone: Record<BreakGlassUse["kind"], Tone> = {
  approved: "ok",
  "emergency-approved": "ok",
  "emergency-pending": "near",
  "emergency-overdue": "breach",
  wider: "breach",
  "after-expiry": "breach",
  unrecorded: "breach",
  unresolved: "unknown",
};

export const stateTone: Record<BreakGlassRequest["state"], Tone> = {
  requested: "near",
  lapsed: "exempt",
  rejected: "exempt",
  withdrawn: "exempt",
  scheduled: "info",
  open: "info",
  ended: "near",
  reviewed: "ok",
};
