import type { BackendEntry } from "@/lib/backends/secret-backend";
import type { Derived } from "@/lib/inventory/derive";
import type { Candidate } from "./decide-entry";
import type { DeriveEntry } from "./derivation";
import { movingHash } from "./moving-hash";
import type { Overrides } from "./overrides";
import type { StoredPlace } from "./stored-place";
import type { Batch } from "./write-batch";

/** Holds the entries of a listing against what is stored, and collects the differences. */
export class PlaceComparison {
  /** Entries seen, each once. */
  found = 0;
  private candidates = new Map<string, Candidate>();
  private uses = new Map<string, BackendEntry["moving"]>();

  constructor(
    private readonly stored: StoredPlace,
    private readonly overrides: Overrides,
    private readonly derive: DeriveEntry,
  ) {}

  /** How many differences wait to be written. */
  get size(): number {
    return Math.max(this.candidates.size, this.uses.size);
  }

  /** An entry shown twice counts once; what was said last holds. */
  consider(entry: BackendEntry): void {
    const derived = this.derived(entry);
    const { identity, rotationFailedFrom } = derived.row;
    if (this.stored.see(identity) === "first") this.found++;
    if (this.stored.same(identity, derived.hash, rotationFailedFrom))
      this.candidates.delete(identity);
    else this.candidates.set(identity, { entry, derived });
    const { lastAccessedOn, nextRotationAt, detail } = entry.moving;
    const next = nextRotationAt === null ? null : Date.parse(nextRotationAt);
    if (!this.stored.sameUse(identity, movingHash(lastAccessedOn, next, detail)))
      this.uses.set(identity, entry.moving);
  }

  /** Hands over what waits; from then on it counts as stored. */
  take(): Batch {
    const batch = { candidates: this.candidates, uses: this.uses };
    for (const [identity, { derived }] of batch.candidates)
      this.stored.wrote(identity, derived.hash, derived.row.rotationFailedFrom);
    this.candidates = new Map();
    this.uses = new Map();
    return batch;
  }

  /** Overrides are kept by the identity that is stored, in which a credential would be masked. */
  private derived(entry: BackendEntry): Derived {
    const derived = this.derive(entry, this.overrides.get(entry.identity) ?? []);
    const overrides = this.overrides.get(derived.row.identity);
    if (derived.row.identity === entry.identity || !overrides) return derived;
    return this.derive(entry, overrides);
  }
}
