import { genesis, hashOf } from "./chain";
import type { Checkpoint } from "./checkpoints/checkpoint";
import type { AuditEntry } from "./model";
import type { Break, Verification } from "./model/verification";

type Walked = Pick<Verification, "entries" | "verifiedUntil" | "broken">;

/**
 * Walks the chain from its first entry and stops at the first that does not hold: against the one before, and against
 * the checkpoints that were kept outside (genuine ones; any order).
 */
export async function walk(
  pages: AsyncIterable<readonly AuditEntry[]>,
  checkpoints: readonly Checkpoint[],
  signal?: AbortSignal,
): Promise<Walked> {
  const remembered = new Map<number, Set<string>>();
  for (const { sequence, hash } of checkpoints)
    remembered.set(sequence, (remembered.get(sequence) ?? new Set()).add(hash));
  const at = { previous: genesis, confirmed: 0 };
  const walked: Walked = { entries: 0, verifiedUntil: null, broken: null };

  for await (const page of pages) {
    signal?.throwIfAborted();
    for (const entry of page) {
      walked.broken = judge(entry, walked.entries + 1, at.previous, remembered, at.confirmed);
      if (walked.broken) return walked;
      walked.entries++;
      walked.verifiedUntil = { sequence: entry.sequence, at: entry.at, hash: entry.hash };
      at.previous = entry.hash;
      if (remembered.has(entry.sequence)) at.confirmed = entry.sequence;
    }
  }
  const furthest = Math.max(0, ...remembered.keys());
  if (furthest > walked.entries)
    walked.broken = { sequence: furthest, from: walked.entries + 1, reason: "cut-off" };
  return walked;
}

function judge(
  entry: AuditEntry,
  expected: number,
  previous: string,
  remembered: ReadonlyMap<number, ReadonlySet<string>>,
  confirmed: number,
): Break | null {
  if (entry.sequence !== expected) return { sequence: expected, from: expected, reason: "missing" };
  if (hashOf(previous, entry) !== entry.hash)
    return { sequence: expected, from: expected, reason: "altered" };
  const hashes = remembered.get(expected);
  if (hashes && (hashes.size > 1 || !hashes.has(entry.hash)))
    return { sequence: expected, from: confirmed + 1, reason: "rewritten" };
  return null;
}
