/** Fixed lists of the room, apart from its schemas: what the browser loads with a page. */

export const registers = ["people", "teams", "services"] as const;

/** Who says it of a row: the strongest that does, in this order. */
export const provenances = ["file", "screen", "import", "sign-in"] as const;

/** The kind of rows a page of an import begins with. */
export const firstKind = (counts: Readonly<Record<(typeof rowKinds)[number], number>>) =>
  rowKinds.find((kind) => counts[kind] > 0) ?? "unchanged";

/** Where a person stands on the organisation's day; `leaving`: here, with the day on which it ends known. */
export const standings = ["active", "leaving", "left"] as const;

/**
 * What a row of an import does. `leave`: a person gets a day on which they are no longer here; `file`: the config file
 * says otherwise, and holds; `missing`: a person whom the file handed in does not name.
 */
export const rowKinds = ["add", "change", "leave", "missing", "unchanged", "file", "bad"] as const;

/** How many rows of an import stand on a page. */
export const rowsOnPage = 20;

/** The largest file that is taken, in bytes. */
export const mostBytes = 20 * 1024 * 1024;

/** The register an address names; people where it names none. */
export const registerIn = (value: string | null | undefined) =>
  registers.find((one) => one === value) ?? "people";

const kept = ["q", "state", "from", "team", "cursor"];

/** What a register is asked for this address, in the same words by server and browser. */
export function registerSearch(url: URLSearchParams): string {
  const params = new URLSearchParams([...url].filter(([key]) => kept.includes(key)));
  params.sort();
  return `${params}`;
}
