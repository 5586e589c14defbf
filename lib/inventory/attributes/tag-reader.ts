import type { Mapping } from "@/lib/config/model/mapping";
import { fold } from "./fold";

type TagName = keyof Mapping["tags"];
/** What tags say, as it is written there. Absent: no tag speaks of it. */
export type Said = Partial<Record<TagName, string>>;

/** Compiles which keys speak of what. Of several keys present, the first in the file's list speaks; empty ones are silent. */
export function tagReader(
  tags: Mapping["tags"],
): (given: Readonly<Record<string, string>>) => Said {
  const meanings = new Map<string, { name: TagName; rank: number }[]>();
  for (const name of Object.keys(tags) as TagName[]) {
    tags[name].forEach((key, rank) => {
      meanings.set(fold(key), [...(meanings.get(fold(key)) ?? []), { name, rank }]);
    });
  }

  return (given) => {
    const said: Said = {};
    const ranks: Partial<Record<TagName, number>> = {};
    for (const key in given) {
      const value = given[key];
      const spoken = meanings.get(key) ?? meanings.get(fold(key));
      if (!spoken || !value?.trim()) continue;
      for (const { name, rank } of spoken) {
        if (rank >= (ranks[name] ?? Number.POSITIVE_INFINITY)) continue;
        ranks[name] = rank;
        said[name] = value;
      }
    }
    return said;
  };
}
