/** What a pattern's placeholders stand for in a text; null where the text does not fit. */
export type Captured = { service: string | null; person: string | null };

const special = /[.*+?^${}()|[\]\\]/g;
const compiled = new Map<string, RegExp>();

/** `*` is anything, `{service}` and `{person}` are one or more characters; as little as fits. Case makes no difference. */
function expression(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  const source = pattern
    .split(/(\*|\{service\}|\{person\})/)
    .map((piece) => {
      if (piece === "*") return ".*";
      if (piece === "{service}") return "(?<service>.+?)";
      if (piece === "{person}") return "(?<person>.+?)";
      return piece.replace(special, "\\$&");
    })
    .join("");
  const made = new RegExp(`^${source}$`, "is");
  compiled.set(pattern, made);
  return made;
}

/** Tries a text, and the part after its last `/`, which is the name in an ARN or a path. */
export function fits(pattern: string, text: string | null): Captured | null {
  if (text === null) return null;
  const made = expression(pattern);
  const found = made.exec(text) ?? made.exec(text.slice(text.lastIndexOf("/") + 1));
  if (!found) return null;
  return { service: found.groups?.service ?? null, person: found.groups?.person ?? null };
}
