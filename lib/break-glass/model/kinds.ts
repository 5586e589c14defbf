/** What became of a read by a person, from best to worst; a use is as bad as the worst of its reads. */
export const ranks = [
  "approved",
  "emergency-approved",
  "emergency-pending",
  "emergency-overdue",
  "wider",
  "after-expiry",
  "unrecorded",
] as const;
export type Rank = (typeof ranks)[number];

/** Kinds of uses; unresolved: nobody knows yet who or what the principal is. */
export const useKinds = [...ranks, "unresolved"] as const;
export type UseKind = (typeof useKinds)[number];

/** Outside approval. */
export const outside = ["wider", "after-expiry", "unrecorded"] as const;
