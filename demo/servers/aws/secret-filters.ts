import { z } from "zod";
import type { SmView } from "@/demo/world/sm-rows";

const Filters = z.array(z.object({ Key: z.string(), Values: z.array(z.string()) })).default([]);

const Tags = z.array(z.object({ Key: z.string(), Value: z.string() }));

/** Whether a secret passes the Filters of ListSecrets: filters AND, values OR, `!` not. */
export function matchesSecret(secret: SmView, given: unknown): boolean {
  return Filters.parse(given ?? undefined).every(({ Key, Values }) =>
    Values.some((value) =>
      value.startsWith("!") ? !words(secret, Key, value.slice(1)) : words(secret, Key, value),
    ),
  );
}

function words({ row, history }: SmView, key: string, value: string): boolean {
  const tags = Tags.parse(row.Tags);
  switch (key) {
    case "name":
      return history.name.startsWith(value);
    case "description":
      return history.description.toLowerCase().startsWith(value.toLowerCase());
    case "tag-key":
      return tags.some(({ Key }) => Key.startsWith(value));
    case "tag-value":
      return tags.some(({ Value }) => Value.startsWith(value));
    case "primary-region":
      return String(row.PrimaryRegion ?? "").startsWith(value);
    case "owning-service":
      return (history.owningService ?? "").startsWith(value);
    default: {
      const all = `${history.name} ${history.description} ${tags.map(({ Value }) => Value).join(" ")}`;
      return value
        .toLowerCase()
        .split(/\s+/)
        .every((word) => all.toLowerCase().includes(word));
    }
  }
}
