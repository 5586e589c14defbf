import { hash } from "node:crypto";
import type { BackendEntry } from "@/lib/backends/secret-backend";
import type { Override } from "@/lib/inventory/attributes/attributes";

/**
 * Sixteen bytes that stand for everything a row is derived from, but for the rules: the entry as told, with what moves by
 * use, what people say of it, and whose rules hold. Stored rows are always those of the present rules (derive-all), so
 * when these bytes are the same nothing need be derived. A backend tells its fields in the same order every time; told
 * in another, the entry is derived and found to be the same.
 */
export function toldHash(
  entry: BackendEntry,
  overrides: readonly Override[],
  source: string | null,
): Buffer {
  const rest = overrides.length === 0 ? source : `${source}${JSON.stringify(overrides)}`;
  return hash("md5", `${JSON.stringify(entry)}${rest}`, "buffer");
}
