import type { Checkpoint } from "./checkpoint";

/** Somewhere outside the database that remembers checkpoints. */
export interface CheckpointPlace {
  /** As results and messages name it. */
  readonly label: string;
  /** Returns when it is safely there, or, where nothing can be read back, when it was handed over. */
  append(checkpoint: Checkpoint): Promise<void>;
  /**
   * What is there, in the order of writing; a place nobody has written to yet is empty. Absent where checkpoints are only
   * sent to: people compare those.
   */
  read?(): Promise<{ checkpoints: Checkpoint[]; unreadable: number }>;
}
