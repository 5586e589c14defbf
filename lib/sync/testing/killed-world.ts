import type { BackendEntry } from "@/lib/backends/secret-backend";
import { fakeEntry } from "./fake-backend";

const keys = ["vault:c:n:a", "vault:c:n:b", "vault:c:n:c"];
const COUNT = 3000;

/**
 * Three places of 3000 entries. Each round changes every third entry, deletes the last 300 of the round before in each
 * place, and adds 300.
 */
export function killedPlaces(round: number): Map<string, BackendEntry[]> {
  const entries = (key: string) =>
    Array.from({ length: COUNT }, (_, i) =>
      fakeEntry(key, i < COUNT - 300 ? `s${i}` : `r${round}-${i}`, {
        version: i % 3 === 0 && i < COUNT - 300 ? round + 1 : 1,
      }),
    );
  return new Map(keys.map((key) => [key, entries(key)]));
}
