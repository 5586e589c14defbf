const kept = ["state", "team", "cursor"];

/** What the list is asked for this address, in the same words by server and browser: what is open, unless it says else. */
export function findingSearch(url: URLSearchParams): string {
  const params = new URLSearchParams([...url].filter(([key]) => kept.includes(key)));
  if (!params.has("state")) params.set("state", "open");
  params.sort();
  return `${params}`;
}
