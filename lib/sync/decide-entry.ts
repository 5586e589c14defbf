import type { BackendEntry } from "@/lib/backends/secret-backend";
import { uuid7 } from "@/lib/db/uuid7";
import type { Override } from "@/lib/inventory/attributes/attributes";
import type { Derived } from "@/lib/inventory/derive";
import { isNewIncarnation } from "@/lib/inventory/incarnation";
import type { DeriveEntry } from "./derivation";
import { inheritedFrom, type Prior } from "./prior";
import type { EntryRow } from "./secret-columns";

/** An entry whose stored row may have to change. */
export interface Candidate {
  entry: BackendEntry;
  /** As it was derived when it was read. */
  derived: Derived;
}

/** The place entries are written to, and how its rows are derived. */
export interface PlaceRows {
  id: number;
  /** Version of the rules, and the source whose rules hold: enters the hash of how an entry was told. */
  under: string;
  derive: DeriveEntry;
}

export type Decision =
  /** Content and place are as stored; only its sighting is noted. */
  | { kind: "unchanged" }
  /** `same`: the row is written, but what it says of the secret did not change. */
  | { kind: "new" | "changed" | "same"; row: EntryRow; inherited: readonly Override[] | null };

/**
 * What a sighting means for the stored row, which is read again inside the transaction that writes: another source may
 * have written it, or a person set a value, since the entry was compared.
 */
export function decideEntry(
  { entry, derived }: Candidate,
  prior: Prior | undefined,
  overrides: readonly Override[],
  place: PlaceRows,
): Decision {
  if (!prior) {
    const row = { ...derived, id: uuid7(), placeId: place.id, stored: false, renewed: false };
    return { kind: "new", row, inherited: null };
  }
  const renewed = isNewIncarnation(prior, derived.row);
  const inherited = renewed ? inheritedFrom(prior, overrides) : null;
  const now = place.derive(entry, inherited ?? overrides);
  const sameContent = now.hash === prior.hash && prior.placeId === place.id && !renewed;
  const same = sameContent && now.row.rotationFailedFrom === prior.failedFrom;
  if (same && !prior.removed && !prior.missed) return { kind: "unchanged" };
  const row = { ...now, id: prior.id, placeId: place.id, stored: true, renewed };
  if (prior.removed) return { kind: "new", row, inherited };
  return { kind: sameContent ? "same" : "changed", row, inherited };
}
