import { createInterface, type Interface } from "node:readline";

let terminal: { lines: AsyncIterator<string>; interface: Interface } | undefined;

/** Asks on the terminal; an empty answer, or the end of the input, takes what is proposed. */
export async function ask(
  question: string,
  proposed: string,
  signal: AbortSignal,
): Promise<string> {
  signal.throwIfAborted();
  if (!terminal) {
    const made = createInterface({ input: process.stdin });
    terminal = { lines: made[Symbol.asyncIterator](), interface: made };
    signal.addEventListener("abort", () => made.close());
  }
  process.stdout.write(`${question} [${proposed}]: `);
  const { value, done } = await terminal.lines.next();
  signal.throwIfAborted();
  if (done) process.stdout.write("\n");
  return (done ? "" : value.trim()) || proposed;
}

/** Lets the terminal go, so that the process can end and the next one reads from it. */
export function endOfQuestions(): void {
  terminal?.interface.close();
  terminal = undefined;
}
