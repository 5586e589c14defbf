/** What became of records. records = accepted + duplicates + ignored + rejected. */
export interface IngestCounts {
  records: number;
  /** Records that were new, both halves of a pair. */
  accepted: number;
  /** Rows stored: one per target of an accepted record. */
  events: number;
  /** Records of which every event was stored already. */
  duplicates: number;
  /** Records that are not about secrets. */
  ignored: number;
  /** Records that could not be read; they were set aside. */
  rejected: number;
}

/** The sum of counts; of none, noughts. */
export function sumCounts(all: readonly IngestCounts[]): IngestCounts {
  const sum = (of: keyof IngestCounts) => all.reduce((total, one) => total + one[of], 0);
  return {
    records: sum("records"),
    accepted: sum("accepted"),
    events: sum("events"),
    duplicates: sum("duplicates"),
    ignored: sum("ignored"),
    rejected: sum("rejected"),
  };
}
