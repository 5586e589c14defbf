import type { Tone } from "@/components/ui/state-icon";
import type { KpiStatus } from "@/lib/kpis/model";

/** The look of each state of a KPI. */
export const statusTone: Record<KpiStatus, Tone> = {
  ok: "ok",
  near: "near",
  breach: "breach",
  "no-data": "unknown",
  "no-target": "unknown",
};
