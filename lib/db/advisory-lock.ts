/**
 * First keys of our advisory locks; the second key names the object. They stand for tables no row of which could be
 * locked: one number per use, so that no two uses ever wait for each other.
 */
export const lockClass = {
  /** Second key 0. Shared by every write to the inventory, exclusive for the daily close and for the instant of a tally. */
  inventoryWrite: 1_263_420_001,
  /** Second key: hash of the source's id. Held while a run of that source is on. */
  sourceRun: 1_263_420_002,
  /** Second key: id of the place. Held for one transaction that writes entries of it. */
  place: 1_263_420_003,
  /** Held while all rows are derived again. */
  deriveAll: 1_263_420_004,
  /** Second key 0. Shared by whoever stores access events, exclusive for whoever moves stored ones. */
  accessEvents: 1_263_420_005,
  /** Second key: hash of a cluster's name. Held for one transaction that stores requests of that cluster. */
  cluster: 1_263_420_006,
  /** Second key: hash of source and piece. Held while a piece of a log is read. */
  piece: 1_263_420_007,
  /** Second key: hash of the source's id. Held while an access source is asked what there is to read. */
  collect: 1_263_420_008,
  /** Held while the inventory is counted into a tally. */
  tally: 1_263_420_009,
  /** Second key 0. Taken by the database itself (chain_audit_entry) until the end of a transaction that adds entries. */
  auditTrail: 1_263_420_010,
} as const;
