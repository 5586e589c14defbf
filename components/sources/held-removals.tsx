import type { HeldRemoval as Held } from "@/lib/sources/model";
import { HeldRemoval } from "./held-removal";

/** Removals the guard held: nothing disappears because a listing was short. */
export function HeldRemovals({ held, mayDecide }: { held: readonly Held[]; mayDecide: boolean }) {
  return held
    .filter(({ decision }) => decision === null)
    .map((one) => (
      <HeldRemoval key={`${one.runId} ${one.placeId}`} held={one} mayDecide={mayDecide} />
    ));
}
