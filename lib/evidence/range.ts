/**
 * What a Range header asks of `size` bytes: first and last byte, all (no header, another unit, several ranges), or
 * nothing that is there.
 */
export function rangeOf(
  header: string | null,
  size: number,
): readonly [number, number] | "all" | "unsatisfiable" {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return "all";
  if (first === "") {
    const count = Number(last);
    return count === 0 ? "unsatisfiable" : [Math.max(0, size - count), size - 1];
  }
  if (last !== "" && Number(last) < Number(first)) return "all";
  if (Number(first) >= size) return "unsatisfiable";
  return [Number(first), last === "" ? size - 1 : Math.min(Number(last), size - 1)];
}
