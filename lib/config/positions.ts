import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  type LineCounter,
} from "yaml";

type Path = readonly PropertyKey[];

/** Where something stands in the file, both counted from 1. */
export interface Position {
  line: number;
  column: number;
}

/** `sources[2].auth.token`; the whole file is "". */
export function keyText(path: Path): string {
  return path
    .map((key, at) => (typeof key === "number" ? `[${key}]` : `${at ? "." : ""}${String(key)}`))
    .join("");
}

/** Where the value at this path stands, or its key; where there is neither, what encloses it. */
export function positionOf(
  document: Document,
  lines: LineCounter,
  path: Path,
  ofKey = false,
): Position {
  const node = ofKey ? keyNode(document, path) : valueNode(document, path);
  const offset = isNode(node) ? node.range?.[0] : undefined;
  if (offset !== undefined) {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  }
  return path.length === 0
    ? { line: 1, column: 1 }
    : positionOf(document, lines, path.slice(0, -1), true);
}

const valueNode = (document: Document, path: Path): unknown =>
  path.length === 0 ? document.contents : document.getIn(path, true);

function keyNode(document: Document, path: Path): unknown {
  const parent = valueNode(document, path.slice(0, -1));
  const name = path.at(-1);
  if (!isMap(parent)) return valueNode(document, path);
  return parent.items.find(({ key }) => isScalar(key) && key.value === name)?.key;
}

/** Line of every item of every list of sections, and of every key above them: `sources[0]`, `organisation.name`. */
export function itemLines(document: Document, lines: LineCounter): Record<string, number> {
  const found: Record<string, number> = {};
  const visit = (node: unknown, path: Path): void => {
    if (!isCollection(node)) return;
    node.items.forEach((item, at) => {
      if (isPair(item)) {
        if (!isScalar(item.key)) return;
        const below = [...path, String(item.key.value)];
        found[keyText(below)] = positionOf(document, lines, below, true).line;
        visit(item.value, below);
      } else if (isMap(item)) {
        found[keyText([...path, at])] = positionOf(document, lines, [...path, at]).line;
      }
    });
  };
  visit(document.contents, []);
  return found;
}
