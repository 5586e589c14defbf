import type { BackendEntry, Place } from "@/lib/backends/secret-backend";
import type { Where } from "@/lib/config/model/mapping";
import type { Environment } from "@/lib/inventory/model";
import { type Caught, glob, pathMatcher, trimSlashes } from "./path-pattern";
import type { Vocabulary } from "./words";

/** A compiled `match`. The half that looks at the place is asked once per place. */
export interface Condition {
  place(place: Place, source: string): boolean;
  /** What the placeholders of the first fitting path caught; null: does not fit. */
  entry(entry: Pick<BackendEntry, "type" | "path">): Caught | null;
}

const nothing: Caught = {};

export function condition(where: Where, environments: Vocabulary<Environment>): Condition {
  const { backend, source, account, region, type } = where;
  const namespaces = where.namespace?.map((pattern) => glob(trimSlashes(pattern)));
  const mounts = where.mount?.map((pattern) => glob(trimSlashes(pattern)));
  const names = where.name?.map(glob);
  const paths = where.path?.map((pattern) => pathMatcher(pattern, environments));

  return {
    place: (place, sourceId) =>
      isIn(backend, place.backend) &&
      isIn(source, sourceId) &&
      isIn(account, place.account) &&
      isIn(region, place.region) &&
      fits(namespaces, trimSlashes(place.namespace ?? "")) &&
      fits(mounts, trimSlashes(place.mount ?? "")),
    entry: (entry) => {
      if (!isIn(type, entry.type) || !fits(names, lastSegment(entry.path))) return null;
      if (!paths) return nothing;
      for (const match of paths) {
        const caught = match(entry.path);
        if (caught) return caught;
      }
      return null;
    },
  };
}

const isIn = <Item extends string>(list: readonly Item[] | undefined, item: Item | null): boolean =>
  list === undefined || (item !== null && list.includes(item));

const fits = (tests: readonly ((text: string) => boolean)[] | undefined, text: string): boolean =>
  tests === undefined || tests.some((test) => test(text));

const lastSegment = (path: string): string => {
  const trimmed = trimSlashes(path);
  return trimmed.slice(trimmed.lastIndexOf("/") + 1);
};
