import { filterKeys } from "@/lib/inventory/model/list-keys";

/** What a view keeps of an address: conditions, order, columns and row height; neither page nor day. */
const kept = [...filterKeys.filter((key) => key !== "asOf"), "sort", "order", "columns", "density"];

/** The part of a query string that makes a view, its keys in order, so that the same view is the same text. */
export function viewQuery(search: string): string {
  const params = new URLSearchParams(
    [...new URLSearchParams(search)].filter(([key]) => kept.includes(key)),
  );
  params.sort();
  return params.toString();
}
