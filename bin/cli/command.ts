import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** Used wrongly: exit code 2. */
export class WrongUsage extends Error {
  override name = "WrongUsage";
}

/** What a command does with its arguments; returns its exit code. */
export type Run = (args: string[], signal: AbortSignal) => Promise<number>;

/** Options of a command; an unknown one, or a missing value, is wrong usage. */
export function readArguments<Options extends ParseArgsOptionsConfig>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

/** The one JSON document that `--json` promises on standard output. */
export function printJson(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}
