import type { z } from "zod";
import { invalidInput } from "@/lib/errors";

/** Parses what the caller sent; a mistake names its field. ZodErrors from anywhere else are bugs, not input. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) fields[[...issue.path, key].join(".")] = "is not known here";
    } else {
      fields[issue.path.join(".") || "(body)"] ??= issue.message;
    }
  }
  const first = Object.entries(fields).map(([field, message]) => `${field}: ${message}`)[0];
  return refuse(`Not understood: ${first ?? "the input"}`, fields);
}

function refuse(message: string, fields: Record<string, string>): never {
  throw invalidInput(message, fields);
}
