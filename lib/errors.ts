/** What can go wrong on purpose. Anything else is a bug: 500, and no word to the caller. */
export type ErrorCode =
  | "invalid-input"
  | "not-signed-in"
  | "not-allowed"
  | "not-found"
  | "conflict"
  | "too-many-attempts"
  | "source-unavailable";

const statusOf: Record<ErrorCode, number> = {
  "invalid-input": 400,
  "not-signed-in": 401,
  "not-allowed": 403,
  "not-found": 404,
  conflict: 409,
  "too-many-attempts": 429,
  "source-unavailable": 502,
};

/** An expected failure. `message` says what happened, to what, and what to do; it reaches the caller as it is. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Field or config key → what is wrong with it. */
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = "AppError";
  }

  /** HTTP status by RFC 9110. */
  get status(): number {
    return statusOf[this.code];
  }
}

export const invalidInput = (message: string, fields?: Record<string, string>) =>
  new AppError("invalid-input", message, fields);
export const notSignedIn = (message: string) => new AppError("not-signed-in", message);
export const tooManyAttempts = (message: string) => new AppError("too-many-attempts", message);
export const notAllowed = (message: string) => new AppError("not-allowed", message);
export const notFound = (message: string) => new AppError("not-found", message);
export const conflict = (message: string) => new AppError("conflict", message);
