/** Which piece a stretch belongs to. */
export interface PieceAt {
  sourceId: string;
  name: string;
  /** Records of it that are stored; another count means that somebody else has read on. Null: nobody minds (a push). */
  known: number | null;
  /** It was read to its end before: the other half of a pair is a duplicate, not new. */
  again: boolean;
  /** Under which name its records are set aside, where that is not its own. */
  aside?: string;
  /** Something of it lies aside, and may now be settled. */
  settles: boolean;
}
