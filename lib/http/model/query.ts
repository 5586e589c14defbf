import { z } from "zod";

const list = (value: unknown) =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** A parameter that may stand once. Given twice, it is refused instead of guessed at. */
export function one<Value extends z.ZodType>(value: Value) {
  return z.preprocess((given) => (list(given).length === 1 ? list(given)[0] : given), value);
}

/** A parameter that may be repeated (OR); absent: the empty list. */
export function many<Value extends z.ZodType>(value: Value) {
  return z.preprocess(list, z.array(value).max(200));
}

/** How many rows a page of a list holds. */
export function pageSize(standard = 50, most = 200) {
  return one(z.coerce.number().int().min(1).max(most).default(standard));
}

/** Search parameters as zod sees them: every key with all its values. Pages hand in theirs as they are. */
export function queryRecord(params: URLSearchParams): Record<string, string[]> {
  const keys = [...new Set(params.keys())];
  return Object.fromEntries(keys.map((key) => [key, params.getAll(key)]));
}
