import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import type { Viewer } from "@/lib/access-control/viewer";
import { AppError } from "@/lib/errors";
import { queryRecord } from "@/lib/http/model/query";
import { attestationsQuery, progressQuery } from "./client";
import { AttestationQuery } from "./model";
import { attestationSearch } from "./model/search";
import { attestationProgress } from "./progress";
import { listAttestations } from "./queries";

/** Puts what the page begins with into its cache. What the address asks in vain the browser asks again, and shows why. */
export async function seedAttestation(
  queries: QueryClient,
  viewer: Viewer,
  { url, usual }: { url: URLSearchParams; usual: "mine" | "all" },
  now: Date,
): Promise<void> {
  const search = attestationSearch(url, usual);
  const asked = AttestationQuery.safeParse(queryRecord(new URLSearchParams(search)));
  if (!asked.success) return;
  try {
    const [list, progress] = await Promise.all([
      listAttestations(viewer, asked.data, now),
      attestationProgress(viewer, now),
    ]);
    queries.setQueryData(attestationsQuery(search).queryKey, list);
    queries.setQueryData(progressQuery().queryKey, progress);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
