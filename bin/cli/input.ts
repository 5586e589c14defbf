import { resolve } from "node:path";
import type { z } from "zod";
import { parseScope } from "@/lib/access-control/scope-text";
import { WrongUsage } from "./command";

/** Options as the product takes them; what does not fit is wrong usage, named by option. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
): z.output<Schema> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    ({ path, message }) => `--${path.join(".") || "?"}: ${message}`,
  );
  throw new WrongUsage(problems.join("\n"));
}

/** What `--scope` says, once per item. */
export function readScope(options: readonly string[] | undefined) {
  try {
    return parseScope(options ?? []);
  } catch (error) {
    throw new WrongUsage(`--scope: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A path as its writer meant it: the command's code runs in the checkout, wherever it was called from. */
export function pathAsCalled(path: string): string {
  return resolve(process.env.KAGIMORI_CALLED_FROM ?? ".", path);
}
