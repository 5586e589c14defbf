const key = "kagimori.recent";
const most = 6;

/**
 * What was opened lately from the palette, newest first, as `page:inventory` or `secret:<id>`. Names are not kept in the
 * browser: the server tells them to who may still see them.
 */
export function readRecent(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(0, most) : [];
  } catch {
    return [];
  }
}

export function keepRecent(item: string): void {
  try {
    const kept = [item, ...readRecent().filter((one) => one !== item)].slice(0, most);
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing has no list of it.
  }
}
