/** Search over Japanese and ASCII text. Pure: the same folding when a row is written and when it is asked for. */

/** NFKC, lower case: `ＤＢ` and `db` are one word, half-width kana are full-width. */
export function folded(text: string): string {
  return (hasNonAscii(text) ? text.normalize("NFKC") : text).toLowerCase();
}

const hasNonAscii = (text: string) => /[^\u0020-\u007e]/.test(text);

/**
 * The two-character pieces of folded text that hold a non-ASCII character, each once. Two-character words (返金) are the
 * usual query and have no trigram; an array index over these answers them.
 */
export function grams(text: string): string[] {
  if (!hasNonAscii(text)) return [];
  const pieces = new Set<string>();
  let before = " ";
  for (const character of folded(text)) {
    // Of two ASCII characters nothing is kept: trigrams find those.
    const foreign = character > "~" || before > "~";
    if (foreign && !isSpace(before) && !isSpace(character)) pieces.add(before + character);
    before = character;
  }
  return [...pieces];
}

const isSpace = (character: string) => character.trim() === "";

/** The words of a query, folded; all of them must be found. At most eight. */
export function terms(query: string): string[] {
  return folded(query).split(/\s+/).filter(Boolean).slice(0, 8);
}

/** A term as a LIKE pattern that finds it anywhere, literally. */
export function likePattern(term: string): string {
  return `%${term.replace(/[\\%_]/g, "\\$&")}%`;
}
