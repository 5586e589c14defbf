import "server-only";
import { copyOut } from "@/lib/db/copy";
import { inTransaction } from "@/lib/db/transaction";

const REMOVED = 1;
/** Its row must be written although the content is the same. */
const ATTENTION = 2;
const SEEN = 4;
const NEVER = Number.NaN;

/**
 * The entries of one place as stored when its listing began, in typed arrays, so that a place of a million entries takes
 * some 200 MB and not a gigabyte. Knows at the end which entries were not seen.
 */
export class StoredPlace {
  /** Whether there are rows that were derived when no source watched the place. */
  unwatched = false;
  private readonly index = new Map<string, number>();
  /** content_hash */
  private hashes = Buffer.alloc(16 * 1024);
  /** told_hash; zeros where there is none */
  private told = Buffer.alloc(16 * 1024);
  /** Milliseconds since 1970 from which rotation counts as failed; no part of the hash. */
  private failedFrom = new Float64Array(1024).fill(NEVER);
  private flags = new Uint8Array(1024);

  /** Reads a place's entries in one query. `sourceId` is whose sighting is compared. */
  static async load(placeId: number, sourceId: string): Promise<StoredPlace> {
    const stored = new StoredPlace();
    await inTransaction(async (client) => {
      const rows = copyOut(
        client,
        `SELECT s.identity, encode(s.content_hash, 'hex'), s.removed_at IS NOT NULL,
                s.not_seen_since IS NOT NULL OR ${client.escapeLiteral(sourceId)} = ANY(s.unseen_by),
                (extract(epoch FROM s.rotation_failed_from) * 1000)::bigint, encode(u.told_hash, 'hex'), s.not_counted_because = 'unwatched'
           FROM secret s LEFT JOIN secret_use u ON u.secret_id = s.id
          WHERE s.place_id = ${Number(placeId)}`,
      );
      for await (const [identity, hash, removed, attention, failed, told, unwatched] of rows) {
        const flags = (removed === "t" ? REMOVED : 0) | (attention === "t" ? ATTENTION : 0);
        const i = stored.put(identity ?? "", hash ?? "", failed ? Number(failed) : NEVER, flags);
        // Derived when nobody watched the place: now somebody does.
        if (unwatched === "t") stored.unwatched = true;
        else if (told) stored.told.write(told, i * 16, "hex");
      }
    });
    return stored;
  }

  /** Marks an entry as seen in this listing. */
  see(identity: string): "first" | "again" {
    const i = this.index.get(identity);
    if (i === undefined) {
      this.put(identity, "", NEVER, SEEN | ATTENTION);
      return "first";
    }
    if (this.flag(i) & SEEN) return "again";
    this.flags[i] = this.flag(i) | SEEN;
    return "first";
  }

  /** Whether the entry is stored, needs no attention, and was told just so. */
  sameAsTold(identity: string, told: Buffer): boolean {
    const i = this.index.get(identity);
    if (i === undefined || this.flag(i) & (REMOVED | ATTENTION)) return false;
    return this.told.compare(told, 0, 16, i * 16, i * 16 + 16) === 0;
  }

  /** Whether the stored row says the same and needs no write. */
  same(identity: string, hash: string, failedFrom: string | null): boolean {
    const i = this.index.get(identity);
    if (i === undefined || this.flag(i) & (REMOVED | ATTENTION)) return false;
    return (
      Object.is(this.failedFrom[i], milliseconds(failedFrom)) &&
      this.hashes.toString("hex", i * 16, i * 16 + 16) === hash
    );
  }

  /** Tells what has been handed over to be written, so that a second sighting is held against that. */
  wrote(identity: string, hash: string, failedFrom: string | null): void {
    this.put(identity, hash, milliseconds(failedFrom), SEEN);
  }

  /** The same for how the entry was told. */
  wroteTold(identity: string, told: Buffer): void {
    const i = this.index.get(identity);
    if (i !== undefined) told.copy(this.told, i * 16);
  }

  /** Live entries this listing has not shown, with the hash they were stored with. */
  *missing(): Generator<{ identity: string; hash: string }> {
    for (const [identity, i] of this.index) {
      if (this.flag(i) & (SEEN | REMOVED)) continue;
      yield { identity, hash: this.hashes.toString("hex", i * 16, i * 16 + 16) };
    }
  }

  private put(identity: string, hash: string, failedFrom: number, flags: number): number {
    let i = this.index.get(identity);
    if (i === undefined) {
      i = this.index.size;
      this.index.set(identity, i);
      if (i >= this.flags.length) this.grow();
    }
    this.hashes.write(hash, i * 16, "hex");
    this.failedFrom[i] = failedFrom;
    this.flags[i] = flags;
    return i;
  }

  private grow(): void {
    const size = this.flags.length * 2;
    this.hashes = Buffer.concat([this.hashes], size * 16);
    this.told = Buffer.concat([this.told], size * 16);
    const failedFrom = new Float64Array(size).fill(NEVER);
    failedFrom.set(this.failedFrom);
    this.failedFrom = failedFrom;
    const flags = new Uint8Array(size);
    flags.set(this.flags);
    this.flags = flags;
  }

  private flag(i: number): number {
    return this.flags[i] ?? 0;
  }
}

const milliseconds = (instant: string | null) => (instant === null ? NEVER : Date.parse(instant));
