const scope = ["team", "service", "environment", "backend", "classification", "asOf", "period"];

const picked = (url: URLSearchParams, keys: readonly string[]) => {
  const params = new URLSearchParams([...url].filter(([key]) => keys.includes(key)));
  params.sort();
  return params;
};

/** What the summary is asked for this address, in the same words by server and browser. */
export const summarySearch = (url: URLSearchParams) => `${picked(url, scope)}`;

/** What the list of uses is asked for it. */
export const usesSearch = (url: URLSearchParams) =>
  `${picked(url, [...scope, "kind", "open", "cursor"])}`;

/** All uses of one window. */
export const usesOfRequest = (id: string) => `limit=100&request=${id}`;
