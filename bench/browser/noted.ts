/** What a page notes about itself while it loads and is used (watch.js); times in milliseconds since its navigation began. */
export interface Noted {
  /** When the largest thing above the fold was painted. */
  lcp: number;
  /** The worst burst of layout shifts nobody caused (web.dev/cls: gaps of 1 s, 5 s at most). */
  cls: number;
  /** The slowest answer to a key or a click, to the next paint; 0 where nothing took 16 ms. */
  inp: number;
  /** Since when every control answers: it stands in the page and React has taken it over. */
  answersAt: number;
}

declare global {
  interface Window {
    noted: Noted;
  }
}
