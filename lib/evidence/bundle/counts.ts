import { at } from "../columns";

const keys = ["backend", "use", "outcome", "cause"] as const;
const last = Math.max(...keys.map(at));

/** Counts rows by what they are as they pass: what the manifest tells is what the file holds. */
export function countRows() {
  const counted = new Map<string, number>();
  return {
    see(lines: string): void {
      if (lines === "") return;
      for (const line of lines.slice(0, -1).split("\n")) {
        const fields = line.split("\t", last + 1);
        const key = keys.map((column) => fields[at(column)] ?? "").join("\t");
        counted.set(key, (counted.get(key) ?? 0) + 1);
      }
    },
    /** One line per combination that occurs. */
    counts(): { rows: number; [key: string]: string | number }[] {
      return [...counted]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, rows]) => {
          const fields = key.split("\t");
          return { ...Object.fromEntries(keys.map((name, i) => [name, fields[i] ?? ""])), rows };
        });
    },
  };
}
