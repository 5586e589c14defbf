/** Waits for a promise, but not for longer than until the signal is aborted; then throws the signal's reason. */
export async function unlessAborted<Result>(
  waited: Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  waited.catch(() => {}); // nobody may be waiting any more when it fails
  signal.throwIfAborted();
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([waited, aborted]);
  } finally {
    if (stop) signal.removeEventListener("abort", stop);
  }
}
