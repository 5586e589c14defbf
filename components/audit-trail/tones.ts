import type { Tone } from "@/components/ui/state-icon";
import type { Verification } from "@/lib/audit-trail/model/verification";

export const placeTones: Record<Verification["places"][number]["state"], Tone> = {
  ok: "ok",
  empty: "unknown",
  shortened: "breach",
  failing: "breach",
  sent: "unknown",
};

/** Of a trail that is not broken: well, in doubt for want of a place, or never looked at. */
export function verificationTone({ checkedAt, ok }: Verification): Tone {
  if (checkedAt === null) return "unknown";
  return ok ? "ok" : "near";
}
