/**
 * Puts a new query into the address bar without asking the server for the page: the list's own queries read it
 * (useSearchParams follows the History API). `replace` for what is being typed.
 */
export function showAddress(
  params: URLSearchParams,
  { replace = false, top = false }: { replace?: boolean; top?: boolean } = {},
): void {
  const address = `${window.location.pathname}${params.size > 0 ? `?${params}` : ""}`;
  if (replace) window.history.replaceState(null, "", address);
  else window.history.pushState(null, "", address);
  if (top) window.scrollTo({ top: 0 });
}
