import type { z } from "zod";
import { nearWord } from "./near-word";

type Issue = z.core.$ZodIssue;
type Path = PropertyKey[];

/** One thing wrong with the file, in words that never repeat a value of it. */
export interface Complaint {
  path: Path;
  /** The complaint is about the key itself, not about what stands behind it. */
  ofKey: boolean;
  message: string;
}

/**
 * Says what is wrong in plain words. `keysAt` tells which keys the schema knows at a path, for the near miss;
 * `given` is the whole input, looked at for types only.
 */
export function explainIssue(
  issue: Issue,
  given: unknown,
  keysAt: (path: Path) => readonly string[],
): Complaint[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      ofKey: true,
      message: `is no key known here${meant(nearWord(key, keysAt(issue.path)))}`,
    }));
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    return nearestBranch(issue.errors, valueAt(given, issue.path)).flatMap((inner) =>
      explainIssue({ ...inner, path: [...issue.path, ...inner.path] }, given, keysAt),
    );
  }
  return [{ path: issue.path, ofKey: false, message: words(issue, valueAt(given, issue.path)) }];
}

function words(issue: Issue, value: unknown): string {
  if (value === undefined) return "is missing";
  switch (issue.code) {
    case "invalid_union":
      return oneOf(value, "options" in issue && Array.isArray(issue.options) ? issue.options : []);
    case "invalid_type":
      return `must be ${nouns[issue.expected] ?? issue.expected}, not ${noun(value)}`;
    case "invalid_value":
      return oneOf(value, issue.values);
    default:
      return issue.message;
  }
}

function oneOf(value: unknown, allowed: readonly unknown[]): string {
  const words = allowed.map(String);
  const near = typeof value === "string" ? nearWord(value, words) : null;
  return `must be one of ${words.join(", ")}${meant(near)}`;
}

const meant = (word: string | null): string => (word === null ? "" : `; did you mean ${word}?`);

/**
 * A list was given: what is wrong with its items. A set of keys: what is wrong inside the one whose keys they are. Else:
 * what is wrong with the single value.
 */
function nearestBranch(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] {
  if (Array.isArray(value)) {
    const ofItems = branches.find(([first]) => typeof first?.path[0] === "number");
    return ofItems ?? branches[0] ?? [];
  }
  if (typeof value !== "object" || value === null) return branches[0] ?? [];
  const inside = ({ code, path: [first] }: Issue) =>
    code !== "unrecognized_keys" && first !== undefined && Object.hasOwn(value, first);
  const ofKeys = ({ code, path }: Issue) => code !== "invalid_type" || path.length > 0;
  return (
    branches.find((branch) => branch.every((issue) => issue.path.length > 1 || inside(issue))) ??
    branches.find((branch) => branch.every(ofKeys)) ??
    branches[0] ??
    []
  );
}

function valueAt(given: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined,
    given,
  );
}

const nouns: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a set of keys",
  record: "a set of keys",
};

function noun(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  return nouns[typeof value] ?? typeof value;
}
