import type { BackendEntry } from "@/lib/backends/secret-backend";
import type { Override } from "@/lib/inventory/attributes/attributes";
import type { Derived } from "@/lib/inventory/derive";
import type { Candidate, PlaceRows } from "./decide-entry";
import type { Overrides } from "./overrides";
import type { StoredPlace } from "./stored-place";
import { toldHash } from "./told-hash";
import type { Batch } from "./write-batch";
import type { Use } from "./write-use";

const none: readonly Override[] = [];

/** Holds the entries of a listing against what is stored, and collects the differences. */
export class PlaceComparison {
  /** Entries seen, each once. */
  found = 0;
  private candidates = new Map<string, Candidate>();
  private uses = new Map<string, Use>();

  constructor(
    private readonly place: PlaceRows,
    private readonly stored: StoredPlace,
    private readonly overrides: Overrides,
  ) {}

  /** How many differences wait to be written. */
  get size(): number {
    return Math.max(this.candidates.size, this.uses.size);
  }

  /** An entry shown twice counts once; what was said last holds. */
  consider(entry: BackendEntry): void {
    const told = toldHash(entry, this.overrides.get(entry.identity) ?? none, this.place.under);
    if (this.stored.sameAsTold(entry.identity, told)) {
      this.see(entry.identity);
      this.candidates.delete(entry.identity);
      this.uses.delete(entry.identity);
      return;
    }
    const derived = this.derived(entry);
    const { identity, rotationFailedFrom } = derived.row;
    this.see(identity);
    if (this.stored.same(identity, derived.hash, rotationFailedFrom))
      this.candidates.delete(identity);
    else this.candidates.set(identity, { entry, derived });
    if (!this.stored.sameAsTold(identity, told))
      this.uses.set(identity, { moving: entry.moving, told });
  }

  /** Hands over what waits; from then on it counts as stored. */
  take(): Batch {
    const batch = { candidates: this.candidates, uses: this.uses };
    for (const [identity, { derived }] of batch.candidates)
      this.stored.wrote(identity, derived.hash, derived.row.rotationFailedFrom);
    for (const [identity, { told }] of batch.uses) this.stored.wroteTold(identity, told);
    this.candidates = new Map();
    this.uses = new Map();
    return batch;
  }

  private see(identity: string): void {
    if (this.stored.see(identity) === "first") this.found++;
  }

  /** Overrides are kept by the identity that is stored, in which a credential would be masked. */
  private derived(entry: BackendEntry): Derived {
    const derived = this.place.derive(entry, this.overrides.get(entry.identity) ?? none);
    const overrides = this.overrides.get(derived.row.identity);
    if (derived.row.identity === entry.identity || !overrides) return derived;
    return this.place.derive(entry, overrides);
  }
}
