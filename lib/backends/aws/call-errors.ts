/** A call that ended in an error after all retries, with what and where it was. */
export class AwsCallFailed extends Error {
  /** Not `cause`: the SDK looks into causes and would retry an outer call for an inner one's error. */
  constructor(
    /** `secretsmanager:ListSecrets` */
    readonly api: string,
    /** `111122223333 ap-northeast-1` */
    readonly at: string,
    readonly original: unknown,
  ) {
    super(`${api} in ${at}: ${nameOf(original)}`);
    this.name = "AwsCallFailed";
  }
}

/** Refused here, before it was sent: not on the list of allowed calls, or not to the endpoint of the source. */
export class CallRefused extends Error {
  override readonly name = "CallRefused";
}

/** The endpoint does not know the operation: emulators answer with a web page. */
export class OperationUnknown extends Error {
  override readonly name = "OperationUnknown";
}

/** An answer that says 200 and lacks what the call always returns. Worth another attempt. */
export class MalformedAnswer extends Error {
  override readonly name = "MalformedAnswer";
  readonly $retryable = {};
}

/** The service's name of an error (`AccessDeniedException`, `ECONNRESET`), also of the one inside an AwsCallFailed. */
export function nameOf(error: unknown): string {
  const { original } = unwrap(error);
  if (!(original instanceof Error)) return "Error";
  const code = "code" in original && typeof original.code === "string" ? original.code : null;
  return original.name === "Error" && code ? code : original.name;
}

/** HTTP status of the last answer; null when there was none. */
export function statusOf(error: unknown): number | null {
  const { original } = unwrap(error);
  const metadata =
    typeof original === "object" && original !== null && "$metadata" in original
      ? original.$metadata
      : null;
  return typeof metadata === "object" &&
    metadata !== null &&
    "httpStatusCode" in metadata &&
    typeof metadata.httpStatusCode === "number"
    ? metadata.httpStatusCode
    : null;
}

export function unwrap(error: unknown): { api: string; at: string; original: unknown } {
  return error instanceof AwsCallFailed ? error : { api: "", at: "", original: error };
}
