import { hash } from "node:crypto";
import type { BackendEntry } from "@/lib/backends/secret-backend";
import type { Override } from "@/lib/inventory/attributes/attributes";

/**
 * Sixteen bytes that stand for everything a row and what is kept beside it come from: the entry as told, what people say
 * of it, and the rules. When they are the same, nothing need be derived. A backend tells its fields in the same order
 * every time; told in another, the entry is derived and found to be the same.
 * @param under version of the rules, and the source whose rules hold
 */
export function toldHash(
  entry: BackendEntry,
  overrides: readonly Override[],
  under: string,
): Buffer {
  const rest = overrides.length === 0 ? under : `${under}${JSON.stringify(overrides)}`;
  return hash("md5", `${JSON.stringify(entry)}${rest}`, "buffer");
}
