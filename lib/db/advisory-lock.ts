/**
 * First keys of our advisory locks; the second key names the object. They stand for tables no row of which could be
 * locked: one number per use, so that no two uses ever wait for each other.
 */
export const lockClass = {
  /** Second key 0. Shared by every write to the inventory, exclusive for the daily close. */
  inventoryWrite: 1_263_420_001,
  /** Second key: hash of the source's id. Held while a run of that source is on. */
  sourceRun: 1_263_420_002,
  /** Second key: id of the place. Held for one transaction that writes entries of it. */
  place: 1_263_420_003,
  /** Held while all rows are derived again. */
  deriveAll: 1_263_420_004,
} as const;
