type Fields = Readonly<Record<string, unknown>>;

/** Longest text that is stored, in bytes of UTF-8: a database index takes no entry above 2,704. */
const LONGEST = 1500;

/*
 * Records are read field by field with these instead of a schema: a schema costs more than the rest of the parser, and a log
 * is read by the million.
 */

/** The object a field holds; null for anything else, arrays too. */
export const asFields = (value: unknown): Fields | null =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;

/** The text a field holds; null for anything else and for none. */
export const asText = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;

/** The texts a list holds; what is none is left out. */
export const asTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => asText(one) !== null) : [];

/**
 * What of a text may be stored: without the character PostgreSQL refuses, and cut (ending in …) where it is longer than `longest`
 * bytes.
 */
export function storable(text: string, longest = LONGEST): string {
  const clean = text.includes("\0") ? text.replaceAll("\0", "\u{FFFD}") : text;
  if (clean.length * 3 <= longest) return clean;
  const bytes = Buffer.from(clean);
  if (bytes.length <= longest) return clean;
  return `${bytes.toString("utf8", 0, longest - 3).replace(/\u{FFFD}+$/u, "")}…`;
}

/** Remembers what was made of a key; forgets all when it holds `most`. Logs say the same few thousand things again and again. */
export class Memo<Made> {
  readonly #made = new Map<string, Made>();

  constructor(readonly most = 20_000) {}

  of(key: string, make: () => Made): Made {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    if (this.#made.size >= this.most) this.#made.clear();
    const made = make();
    this.#made.set(key, made);
    return made;
  }

  /** What was made of a key, where it is remembered. */
  peek(key: string): Made | undefined {
    return this.#made.get(key);
  }
}
