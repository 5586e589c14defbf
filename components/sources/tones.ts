import type { Tone } from "@/components/ui/state-icon";
import type { RunStatus, Source, SourceState, Watch } from "@/lib/sources/model";

export const stateTone: Record<SourceState, Tone> = {
  ok: "ok",
  stale: "stale",
  failing: "breach",
  never: "unknown",
};

export const runTone: Record<RunStatus, Tone> = {
  running: "info",
  done: "ok",
  held: "near",
  partial: "near",
  failed: "breach",
  cancelled: "unknown",
};

export const watchTone: Record<Watch["state"], Tone> = {
  ok: "ok",
  failing: "breach",
  lost: "breach",
  "not-enabled": "unknown",
};

/** That nothing could be read is good only together with a number of paths that were tested; not determined is amber. */
export function rightsTone(rights: Source["rights"]): Tone {
  if (rights === null) return "unknown";
  if (rights.values === "can-read") return "breach";
  return rights.values === "none-found" && rights.tested > 0 ? "ok" : "near";
}
