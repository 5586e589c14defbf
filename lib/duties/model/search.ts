const filters = ["team", "service", "environment", "gaps"];

/** What the matrix is asked for this address, in the same words by server and browser. */
export function dutySearch(url: URLSearchParams): string {
  return told(url, [...filters, "cursor"]);
}

/** The same without the page: what a file is made of. */
export function dutyFilters(url: URLSearchParams): string {
  return told(url, filters);
}

function told(url: URLSearchParams, kept: readonly string[]): string {
  const params = new URLSearchParams([...url].filter(([key]) => kept.includes(key)));
  params.sort();
  return `${params}`;
}

/** The inventory's list behind a cell: what of a service, as narrowed by the address, some filter of duties holds for. */
export function rowsOf(
  url: URLSearchParams,
  service: string | null,
  filter: string | null,
): string {
  const params = new URLSearchParams(
    [...url].filter(([key]) => key === "team" || key === "environment"),
  );
  params.append("service", service ?? "unassigned");
  // Duties are asked of what is counted.
  if (filter === null)
    for (const counted of ["both", "completion"]) params.append("counted", counted);
  else params.append("duty", filter);
  return `/inventory?${params}`;
}
