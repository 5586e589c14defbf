import type { QueryClient } from "@tanstack/react-query";
import type { Viewer } from "@/lib/access-control/viewer";
import { listKeys } from "@/lib/signing/queries";
import { exportsQuery, keysQuery } from "./client";
import { ExportsQuery, listExports } from "./queries";

/** Puts the newest exports and the keys into the page's cache. */
export async function seedEvidence(queries: QueryClient, viewer: Viewer): Promise<void> {
  const [exports, keys] = await Promise.all([
    listExports(viewer, ExportsQuery.parse({})),
    listKeys(viewer),
  ]);
  queries.setQueryData(exportsQuery(null).queryKey, exports);
  queries.setQueryData(keysQuery().queryKey, keys);
}
