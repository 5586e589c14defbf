import "server-only";
import type { Bettered } from "./approval";
import type { Change } from "./change";
import { sections } from "./model/sections";

/** What a change does, as far as it can be told before it holds. */
export interface Measured {
  bettered: Bettered;
  effect: unknown;
}

/** Counts what a change would do. What cannot be told betters, as far as anybody knows, the figures of everybody. */
export async function measure({ section }: Change): Promise<Measured> {
  return { bettered: sections[section].twoPeople ? null : [], effect: null };
}
