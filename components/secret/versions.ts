import type { SecretDetail } from "@/lib/inventory/model/secret";

type Version = SecretDetail["versions"][number];

/** Whether a version is the one in use: Secrets Manager's AWSCURRENT, KV v2's current. */
export function isCurrent({ stages }: Pick<Version, "stages">): boolean {
  return stages.some((stage) => stage === "AWSCURRENT" || stage === "current");
}

/** A version that waits for promotion was never in use. */
function isPending(version: Pick<Version, "stages">): boolean {
  return version.stages.includes("AWSPENDING") && !isCurrent(version);
}

/** Newest first; without a date last. */
export function newestFirst(versions: readonly Version[]): Version[] {
  return [...versions].sort((one, other) =>
    (other.createdAt ?? "").localeCompare(one.createdAt ?? ""),
  );
}

/**
 * How long each version was in use, in milliseconds: until the next one that was used was made, or until now. By id;
 * null where it cannot be told or the version was never used.
 */
export function usedFor(
  versions: readonly Version[],
  now: number,
): ReadonlyMap<string, number | null> {
  const used = new Map<string, number | null>();
  let until: number | null = now;
  for (const version of newestFirst(versions)) {
    const made = version.createdAt === null ? null : Date.parse(version.createdAt);
    if (isPending(version)) {
      used.set(version.id, null);
      continue;
    }
    used.set(version.id, made === null || until === null ? null : until - made);
    until = made;
  }
  return used;
}

/** A long id by its ends: `7b02…d3c8`. */
export function shortId(id: string): string {
  return id.length > 12 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id;
}
