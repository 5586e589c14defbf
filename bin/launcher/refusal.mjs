/**
 * An end we foresaw: its message is written for a person and is printed without a stack.
 * Exit code 2 means "used wrongly", 1 means "could not".
 */
export class Refusal extends Error {
  /**
   * @param {string} message what happened, to what, and what to do
   * @param {{ exitCode?: 1 | 2, cause?: unknown }} [options]
   */
  constructor(message, { exitCode = 1, cause } = {}) {
    super(message, { cause });
    this.name = "Refusal";
    this.exitCode = exitCode;
  }
}
