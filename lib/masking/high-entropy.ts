/**
 * A word that announces a credential, what joins the two, and the piece that may be one. After a colon or a slash the word is
 * part of an ARN or a path.
 */
const announced =
  /(?<![:/A-Za-z0-9])(?:password|passwd|pwd|pass|passphrase|secret|token|api[ _-]?key|access[ _-]?key|credentials?|bearer|パスワード|暗証番号|トークン|秘密鍵|シークレット|認証情報)(?:\s*(?:is|は|：|:|==?|[=-]>|「|『|\()\s*|\s+)["'`「『(]?([A-Za-z0-9+/=_\-.!@#$%^&*~?]{12,512})/gi;

/** Most texts announce nothing, and this is all they cost. */
const hint = /pass|pwd|secret|token|key|credential|bearer|[^\u0020-\u007e]/i;

/** Bits per character below which a text is a word, a name or a path rather than a credential. */
const leastBits = 3.3;

export interface Span {
  from: number;
  to: number;
}

/**
 * Random-looking pieces of a free text that stand directly behind a word such as `password:`. Not for names: a name is only
 * judged by known token formats.
 */
export function randomLooking(text: string): Span[] {
  const found: Span[] = [];
  if (!hint.test(text)) return found;
  for (const { 0: whole, 1: piece = "", index } of text.matchAll(announced)) {
    const to = index + whole.length;
    if (looksRandom(piece)) found.push({ from: to - piece.length, to });
  }
  return found;
}

/** True when a whole value looks random: for values of keys that say they hold a credential. */
export const looksRandom = (piece: string): boolean =>
  piece.length >= 12 &&
  !isReadable(piece) &&
  kindsOfCharacter(piece) >= 2 &&
  bits(piece) >= leastBits;

/** Paths, ARNs, URLs, e-mail addresses, dates, UUIDs and words joined by marks are readable. */
function isReadable(piece: string): boolean {
  if (/^(?:arn:|https?:|[^\s@]+@[\w-]+(?:\.[\w-]+)+$)/.test(piece)) return true;
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(piece)) return true;
  if (/^[\d.:TZ/+-]+$/.test(piece)) return true;
  const strange = piece
    .split(/[-_./]+/)
    .filter((word) => !/^(?:[A-Z]?[a-z]{1,40}\d{0,4}|[A-Z]{1,12}\d{0,4}|\d{1,8}|)$/.test(word))
    .join("");
  // The six characters at the end of an ARN, or a short number of an instance, make no credential of a path.
  return strange.length <= 6 && strange.length * 3 < piece.length;
}

const kindsOfCharacter = (piece: string): number =>
  [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(piece)).length;

/** Shannon entropy in bits per character. */
function bits(piece: string): number {
  const counts = new Map<string, number>();
  for (const character of piece) counts.set(character, (counts.get(character) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) {
    const share = count / piece.length;
    sum -= share * Math.log2(share);
  }
  return sum;
}
