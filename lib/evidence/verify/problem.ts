import type { TimeStamp } from "../timestamp/token";

/** What is wrong, and with which file of the bundle; `zip` stands for the container itself. */
export interface Problem {
  file: string;
  what: string;
}

/** What an examination of a bundle found. It holds when there is no problem. */
export interface Verdict {
  problems: Problem[];
  /** Of the key it was judged by; null when no key could be read. */
  fingerprint: string | null;
  /** What the manifest tells, once its hash is proved. */
  madeBy: string | null;
  madeAt: string | null;
  rows: number | null;
  /** What its time-stamp says; null: it has none, or one that does not hold. */
  timeStamp: Omit<TimeStamp, "nonce"> | null;
  /** The authority that was asked when it was made; null: nobody was. */
  timeStampAskedOf: string | null;
  files: number;
}
