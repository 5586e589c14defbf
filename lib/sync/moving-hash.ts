import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/config/canonical-json";

/**
 * Sixteen bytes that stand for what moves by use; null where there is nothing to keep.
 * @param day UTC day of the last access, YYYY-MM-DD
 * @param nextMs instant of the next rotation, in milliseconds since 1970
 * @param detail as told, or as jsonb gives it back
 */
export function movingHash(
  day: string | null,
  nextMs: number | null,
  detail: unknown,
): Buffer | null {
  if (day === null && nextMs === null && detail === null) return null;
  return createHash("md5")
    .update(`${day}|${nextMs}|${canonicalJson(detail)}`)
    .digest();
}
