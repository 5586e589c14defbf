/** Reason to abort with when the process ends: the run is left as it is, for the next worker to take up. */
export class RunInterrupted extends Error {
  override name = "RunInterrupted";
}

/** A person asked for it. */
export class RunCancelled extends Error {
  override name = "RunCancelled";
}
