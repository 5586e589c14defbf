/** The body being read, by the call it belongs to, so that a slow one can be cut off. */
const bodies = new WeakMap<object, unknown>();

/** Notes the body of the answer to this call's attempt. */
export function watchBody(call: object, body: unknown): void {
  bodies.set(call, body);
}

/** Closes the connection the body comes by. */
export function cutOff(call: object): void {
  const body = bodies.get(call);
  if (typeof body === "object" && body !== null && "destroy" in body) {
    (body as { destroy(): void }).destroy();
  }
}

/**
 * The attempt's result, or TimeoutError. The SDK's own time-outs watch connection and headers; this one covers a
 * body that trickles, too.
 */
export async function inTime<Result>(
  attempt: Promise<Result>,
  ms: number,
  call: object,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      cutOff(call);
      reject(Object.assign(new Error(`no whole answer in ${ms} ms`), { name: "TimeoutError" }));
    }, ms);
  });
  try {
    return await Promise.race([attempt, late]);
  } catch (error) {
    // A body that is no JSON, under a status that says success, was cut or mixed up on its way.
    if (error instanceof SyntaxError) Object.assign(error, { $retryable: {} });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
