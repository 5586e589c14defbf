/** A path as tables draw it: folders grey, the last part strong. */
export interface ShownPath {
  readonly folders: string;
  readonly last: string;
  /** True when something was left out, so that the whole is offered on hover. */
  readonly cut: boolean;
}

const gap = "…";

function cutWord(word: string, room: number): string {
  if (word.length <= room) return word;
  const keep = Math.max(2, room - 1);
  const head = Math.ceil(keep / 2);
  return `${word.slice(0, head)}${gap}${word.slice(word.length - (keep - head))}`;
}

/**
 * Shortens a path in its middle until it has `room` characters: `prod/…/wms-core/db-main`.
 * The first folder and the last two parts stay longest; only a last part that is too long by itself is cut, in its middle.
 */
export function shownPath(path: string, room = 36): ShownPath {
  const at = path.replace(/\/$/, "").lastIndexOf("/") + 1;
  const last = path.slice(at);
  const folders = path.slice(0, at);
  if (path.length <= room) return { folders, last, cut: false };

  const lead = folders.startsWith("/") ? "/" : "";
  const parts = folders.split("/").filter(Boolean);
  const candidates: [number, number][] = [];
  for (let kept = parts.length - 1; kept >= 1; kept--) {
    const tail = Math.min(kept, Math.max(1, Math.floor(kept / 2)));
    candidates.push([kept - tail, tail]);
  }
  for (const [head, tail] of candidates) {
    const shown = [...parts.slice(0, head), gap, ...parts.slice(parts.length - tail)];
    const text = `${lead}${shown.join("/")}/`;
    if (text.length + last.length <= room) return { folders: text, last, cut: true };
  }
  const shortest = parts.length > 0 ? `${lead}${gap}/` : "";
  return { folders: shortest, last: cutWord(last, room - shortest.length), cut: true };
}
