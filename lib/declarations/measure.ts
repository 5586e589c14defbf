import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import type { Bettered } from "./approval";
import type { Change } from "./change";
import { sections } from "./model/sections";
import type { Effect } from "./model/trial";
import { measureChange } from "./trial/try-change";

/** What a change does, as far as it can be told before it holds. */
export interface Measured {
  bettered: Bettered;
  effect: Effect | null;
}

/**
 * Counts what a change would do to secrets and figures. A target betters, as far as anybody knows, the figures of everybody;
 * who the organisation is, and who is in a register, nobody's.
 */
export async function measure(viewer: Viewer, change: Change, now: Date): Promise<Measured> {
  const { section } = change;
  if (section === "targets") return { bettered: null, effect: null };
  const measured = sections[section].derives && sections[section].propose !== "register:manage";
  return measured ? measureChange(viewer, change, now) : { bettered: [], effect: null };
}
