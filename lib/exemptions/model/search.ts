const kept = ["state", "team", "cursor"];

/** What the list is asked for this address, in the same words by server and browser. */
export function exemptionSearch(url: URLSearchParams): string {
  const params = new URLSearchParams([...url].filter(([key]) => kept.includes(key)));
  params.sort();
  return `${params}`;
}
