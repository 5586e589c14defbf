/** The one of these words a mistyped one most likely meant: at most two edits away, and no more than a third of it. */
export function nearWord(typed: string, words: readonly string[]): string | null {
  const limit = Math.min(2, Math.ceil(typed.length / 3));
  const [best] = words
    .map((word) => ({ word, distance: edits(typed.toLowerCase(), word.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  return best?.word ?? null;
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function edits(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(beforeLast, j - 2) + 1 : Infinity;
      row.push(Math.min(at(row, j - 1) + 1, at(last, j) + 1, at(last, j - 1) + same, swapped));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;
