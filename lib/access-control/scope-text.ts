import { type Scope, ScopeEnvironment, type ScopeItem } from "./model";

const dimensions = ["team", "service", "environment", "source"] as const;
type Dimension = (typeof dimensions)[number];

/**
 * Reads what `--scope` says: one text per option, `team=a,team=b,environment=stg`. Values of one dimension OR,
 * dimensions AND, options OR; no option means all. Throws an Error that names the part it cannot read.
 */
export function parseScope(options: readonly string[]): Scope {
  return options.map((option) => {
    const item: Partial<Record<Dimension, string[]>> = {};
    for (const part of option.split(",")) {
      const [dimension, value] = split(part.trim());
      item[dimension] = [...(item[dimension] ?? []), value];
    }
    return item as ScopeItem;
  });
}

/** The same as text again: one line per item. The empty scope is no line. */
export function scopeText(scope: Scope): string[] {
  return scope.map((item) =>
    dimensions
      .flatMap((dimension) => (item[dimension] ?? []).map((value) => `${dimension}=${value}`))
      .join(","),
  );
}

function split(part: string): [Dimension, string] {
  const at = part.indexOf("=");
  const dimension = dimensions.find((name) => name === part.slice(0, at));
  const value = part.slice(at + 1);
  if (at < 1 || dimension === undefined || value === "") {
    throw new Error(`"${part}" is not of the form ${dimensions.join("|")}=VALUE`);
  }
  if (dimension === "environment" && !ScopeEnvironment.safeParse(value).success) {
    throw new Error(
      `"${value}" is no environment; these are: ${ScopeEnvironment.options.join(", ")}`,
    );
  }
  return [dimension, value];
}
