/**
 * Where a sign-in may lead: a path of this site, so that a crafted link sends nobody elsewhere. Browsers drop tabs and
 * line breaks and read `\` as `/`, so what counts is what a URL parser makes of it.
 */
export function callbackPath(asked: string | null | undefined, origin: string): string {
  if (!asked || !URL.canParse(asked, origin)) return "/";
  const url = new URL(asked, origin);
  if (url.origin !== origin || !/^[/h]/.test(asked)) return "/";
  return `${url.pathname.replace(/^\/{2,}/, "/")}${url.search}${url.hash}`;
}
