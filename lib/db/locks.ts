/**
 * Keys of the advisory locks. Two-integer form: the first is ours, so that nothing else in the database meets them.
 */
export const lockSpace = 0x6b67;

export const locks = {
  /** Shared by every transaction that writes the inventory, exclusive for the daily close (docs/data-model.md). */
  inventoryWrite: 1,
} as const;
