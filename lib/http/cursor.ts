import { z } from "zod";

/**
 * Where the next page begins: the sort key of the last row, opaque to callers. It opens nothing: the viewer's scope is
 * in the SQL of every page. What comes back is parsed by the same schema, so nothing else gets into a query.
 */
export function cursorOf<Key extends z.ZodType>(key: Key) {
  return z
    .string()
    .max(2000)
    .transform((text, context): z.output<Key> => {
      const read = key.safeParse(decode(text));
      if (read.success) return read.data;
      context.addIssue({ code: "custom", message: "is not a cursor of this list" });
      return z.NEVER;
    })
    .meta({ description: "nextCursor of the page before" });
}

/** The cursor of a sort key. */
export function toCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
