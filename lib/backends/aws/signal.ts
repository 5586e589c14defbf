import { setMaxListeners } from "node:events";

/** The same signal, for many calls at once: Node warns at the eleventh listener of one. */
export function forMany(signal: AbortSignal): AbortSignal {
  const own = AbortSignal.any([signal]);
  setMaxListeners(0, own);
  return own;
}
