import type { KnownEntry, ValueChange, VersionFact } from "@/lib/backends/secret-backend";
import type { SecretRow } from "./rows";

/** Versions without a label that are kept, newest first: a page of the secret, not an archive. */
const UNLABELLED = 10;

const current = "AWSCURRENT";
const pending = "AWSPENDING";

/** Labelled versions as ListSecrets tells them. The same map is `VersionIdsToStages` in DescribeSecret. */
const labelled = (row: SecretRow) =>
  Object.entries(row.SecretVersionsToStages ?? {}).filter(([, stages]) => stages.length > 0);

/**
 * True when what is stored still holds: every label is where it was and each labelled version has its date. Then
 * ListSecretVersionIds has nothing to add.
 */
export function isUpToDate(
  row: SecretRow,
  known: Pick<KnownEntry, "versions" | "incarnation"> | undefined,
  incarnation: string | null,
): known is Pick<KnownEntry, "versions" | "incarnation"> {
  if (!known || known.incarnation !== incarnation) return false;
  const before = known.versions.filter(({ stages }) => stages.length > 0);
  const now = labelled(row);
  return (
    now.length === before.length &&
    now.every(([id, stages]) =>
      before.some(
        (version) => version.id === id && version.createdAt && same(version.stages, stages),
      ),
    )
  );
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((label) => other.includes(label));

/** What the listing alone can say of the versions: their labels, and dates of those already known. */
export function fromListing(row: SecretRow, known: readonly VersionFact[]): VersionFact[] {
  return ordered(
    labelled(row).map(([id, stages]) => ({
      id,
      createdAt: known.find((version) => version.id === id)?.createdAt ?? null,
      stages,
      by: null,
    })),
  );
}

/** Newest first, labels sorted, no more than ten without a label: the same versions always read the same. */
export function ordered(versions: readonly VersionFact[]): VersionFact[] {
  const newestFirst = versions
    .map((version) => ({ ...version, stages: [...version.stages].sort() }))
    .sort(
      (a, b) => (b.createdAt ?? "").localeCompare(a.createdAt ?? "") || a.id.localeCompare(b.id),
    );
  const old = newestFirst.filter(({ stages }) => stages.length === 0).slice(UNLABELLED);
  return newestFirst.filter((version) => !old.includes(version));
}

/**
 * When the value changed: CreatedDate of the version that holds AWSCURRENT. Not LastRotatedDate (a change by hand
 * leaves it, a roll-back does not move it) and not LastChangedDate (a tag moves it).
 */
export function valueChange(versions: readonly VersionFact[]): ValueChange {
  const holder = versions.find(({ stages }) => stages.includes(current));
  if (!holder) return { at: null, evidence: null, unknown: "never" };
  return holder.createdAt
    ? { at: holder.createdAt, evidence: "version-written", unknown: null }
    : { at: null, evidence: null, unknown: "not-yet-synced" };
}

/** Since when a version that is not the current one holds AWSPENDING: a rotation under way, or stuck. */
export function pendingSince(versions: readonly VersionFact[]): string | null {
  const waiting = versions.find(
    ({ stages }) => stages.includes(pending) && !stages.includes(current),
  );
  return waiting?.createdAt ?? null;
}
