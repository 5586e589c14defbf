/** Views somebody asks for again and again, as tabs above the list. */
export const listViews = [
  { id: "all", query: "" },
  { id: "overdue", query: "rotation=failed&rotation=overdue" },
  {
    id: "production",
    query: "environment=prod&classification=critical&classification=confidential",
  },
  { id: "ownerless", query: "owner=unassigned" },
  { id: "plainText", query: "kpi=plain-text-parameters" },
  { id: "removed", query: "removed=only" },
] as const;

/** The view whose conditions are exactly these, if any: order, page and look do not matter. */
export function viewOf(filters: URLSearchParams): (typeof listViews)[number]["id"] | null {
  const told = (params: URLSearchParams) =>
    [...params]
      .map((pair) => pair.join("="))
      .sort()
      .join("&");
  const asked = new URLSearchParams(filters);
  asked.delete("asOf");
  return (
    listViews.find(({ query }) => told(new URLSearchParams(query)) === told(asked))?.id ?? null
  );
}
