/** Dimensions every page can be narrowed by; they stand in the URL under these names, repeated keys meaning OR. */
export const scopeDimensions = ["team", "service", "environment", "backend"] as const;
export type ScopeDimension = (typeof scopeDimensions)[number];

/** Something a dimension can be narrowed to. */
export interface ScopeChoice {
  readonly value: string;
  readonly label: string;
  /** Secrets under it inside the viewer's scope; left out where it is not known. */
  readonly count?: number;
}
export type ScopeChoices = Readonly<Record<ScopeDimension, readonly ScopeChoice[]>>;

/** Turns one value of a dimension on or off; whatever page of a list was open is left. */
export function toggled(
  params: URLSearchParams,
  dimension: string,
  value: string,
): URLSearchParams {
  const next = new URLSearchParams(params);
  const chosen = next.getAll(dimension);
  next.delete(dimension);
  const kept = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  for (const one of kept) next.append(dimension, one);
  next.delete("cursor");
  return next;
}

/** The address without one dimension. */
export function cleared(params: URLSearchParams, ...dimensions: string[]): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const dimension of [...dimensions, "cursor"]) next.delete(dimension);
  return next;
}

/** Only what holds on every page, for links that lead to another one: the scope and the day looked at. */
export function carried(params: URLSearchParams): string {
  const kept = [...params].filter(([key]) =>
    (["asOf", ...scopeDimensions] as readonly string[]).includes(key),
  );
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
}
