import { type Binding, can, type Scope, type ScopeItem } from "./model";

const dimensions = ["team", "service", "environment", "source"] as const;

/**
 * Whether who holds these bindings may make a token of this one: what they hold themselves, or, who keeps sources or
 * tokens, one that may hand in a log and nothing else.
 */
export function mayHandOn(held: readonly Binding[], wanted: Binding): boolean {
  if (wanted.role === "ingest") return can(held, "source:sync") || can(held, "token:manage");
  return covers(held, wanted);
}

/** Whether who holds these bindings may hand on this one: the same role, in no wider scope. */
export function covers(held: readonly Binding[], wanted: Binding): boolean {
  return held.some(({ role, scope }) => role === wanted.role && scopeCovers(scope, wanted.scope));
}

function scopeCovers(outer: Scope, inner: Scope): boolean {
  if (outer.length === 0) return true;
  return inner.length > 0 && inner.every((item) => outer.some((wide) => itemCovers(wide, item)));
}

function itemCovers(wide: ScopeItem, item: ScopeItem): boolean {
  return dimensions.every((dimension) => {
    const limit: readonly string[] | undefined = wide[dimension];
    return limit === undefined || item[dimension]?.every((value) => limit.includes(value)) === true;
  });
}
