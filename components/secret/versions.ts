import type { SecretDetail } from "@/lib/inventory/model/secret";

type Version = SecretDetail["versions"][number];

/** Whether a version is the one in use: Secrets Manager's AWSCURRENT, KV v2's current. */
export function isCurrent({ stages }: Pick<Version, "stages">): boolean {
  return stages.some((stage) => stage === "AWSCURRENT" || stage === "current");
}

/** How long a version was the newest, in milliseconds: until the next one was made, or until now. Null when not known. */
export function usedFor(
  { createdAt }: Pick<Version, "createdAt">,
  next: Pick<Version, "createdAt"> | undefined,
  now: number,
): number | null {
  if (createdAt === null || next?.createdAt === null) return null;
  return (next ? Date.parse(next.createdAt ?? "") : now) - Date.parse(createdAt);
}

/** A long id by its ends: `7b02…d3c8`. */
export function shortId(id: string): string {
  return id.length > 12 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id;
}
