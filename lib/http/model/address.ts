/** Where in its list an address stands: left behind as soon as it asks for something else. */
const standing = ["cursor", "page"];

/** The address with one key set to these values (none: removed), back on its first page. */
export function withValues(
  url: URLSearchParams,
  key: string,
  values: readonly string[],
): URLSearchParams {
  const next = new URLSearchParams(url);
  for (const gone of [key, ...standing]) next.delete(gone);
  for (const value of values) next.append(key, value);
  return next;
}

/** The address of the list's first page. */
export function firstPage(url: URLSearchParams): URLSearchParams {
  return withValues(url, "cursor", []);
}

/** The address of the next page, which begins after this cursor. Its number goes along, so that its rows can be numbered. */
export function nextPage(url: URLSearchParams, cursor: string): URLSearchParams {
  const next = withValues(url, "cursor", [cursor]);
  const page = pageOf(url);
  if (page !== null) next.set("page", String(page + 1));
  return next;
}

/** Number of the first row an address shows in pages of this size, from 1; null where it names a cursor and no page. */
export function firstRow(url: URLSearchParams, size: number): number | null {
  const page = pageOf(url);
  return page === null ? null : (page - 1) * size + 1;
}

function pageOf(url: URLSearchParams): number | null {
  if (!url.has("cursor")) return 1;
  const page = Number(url.get("page"));
  return Number.isInteger(page) && page > 1 ? page : null;
}
