const kept = ["view", "standing", "team", "service", "environment", "mark", "cursor"];

/** What the list is asked for this address, in the same words by server and browser. `usual`: where no view is named. */
export function attestationSearch(url: URLSearchParams, usual: "mine" | "all"): string {
  const params = new URLSearchParams([...url].filter(([key]) => kept.includes(key)));
  if (!params.has("view")) params.set("view", usual);
  params.set("limit", "50");
  params.sort();
  return `${params}`;
}
