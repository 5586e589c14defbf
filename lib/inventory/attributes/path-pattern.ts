import type { Environment } from "@/lib/inventory/model";
import { fold } from "./fold";
import type { Vocabulary } from "./words";

/** What a pattern's placeholders caught, as it stands in the path. */
export interface Caught {
  environment?: Environment;
  service?: string;
  team?: string;
}

export type PathMatcher = (path: string) => Caught | null;

/**
 * Compiles a path pattern. A segment is a literal, with `*` for any part of it; `**` is any number of segments; `{env}` only
 * a word that means an environment; `{service}` and `{team}` one segment or a part of it; `{name}` at the end the rest of the
 * path. Slashes around the path and upper or lower case make no difference.
 */
export function pathMatcher(pattern: string, environments: Vocabulary<Environment>): PathMatcher {
  const words = [...environments.keys()].sort((a, b) => b.length - a.length).map(literally);
  const segments = trimSlashes(pattern).split("/");
  const seen = new Set<string>();
  const source = segments.map((segment, at) => {
    const last = at === segments.length - 1;
    if (segment === "**") return last ? ".+" : "(?:[^/]+/)*";
    if (segment === "{name}" && last) return ".+";
    return segmentSource(segment, words.join("|"), seen) + (last ? "" : "/");
  });
  const expression = new RegExp(`^${source.join("")}$`, "iu");

  return (path) => {
    const found = expression.exec(trimSlashes(path));
    if (!found) return null;
    const { env, service, team } = found.groups ?? {};
    const environment = env === undefined ? undefined : environments.get(fold(env));
    return {
      ...(environment && { environment }),
      ...(service && { service }),
      ...(team && { team }),
    };
  };
}

function segmentSource(segment: string, environmentWords: string, seen: Set<string>): string {
  if (segment === "*") return "[^/]+";
  return segment
    .split(/(\{\w+\}|\*)/)
    .map((part) => {
      if (part === "*") return "[^/]*";
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return literally(part);
      if (seen.has(name)) return `\\k<${name}>`;
      seen.add(name);
      return `(?<${name}>${name === "env" ? environmentWords : "[^/]+?"})`;
    })
    .join("");
}

/** A pattern over a whole text in which `*` is anything. Upper or lower case makes no difference. */
export function glob(pattern: string): (text: string) => boolean {
  const expression = new RegExp(`^${pattern.split("*").map(literally).join(".*")}$`, "isu");
  return (text) => expression.test(text);
}

export const trimSlashes = (path: string): string => {
  let from = 0;
  let to = path.length;
  while (path[from] === "/") from++;
  while (to > from && path[to - 1] === "/") to--;
  return from === 0 && to === path.length ? path : path.slice(from, to);
};

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
