import type { QueryClient } from "@tanstack/react-query";
import type { Viewer } from "@/lib/access-control/viewer";
import { AppError } from "@/lib/errors";
import { queryRecord } from "@/lib/http/model/query";
import { AuditQuery } from "./audit-query";
import { entriesQuery, entryParams, verificationQuery } from "./client";
import { listEntries, readVerification } from "./queries";

/** Puts the first answers of the page into its cache; what the URL asks in vain the browser asks itself. */
export async function seedAuditTrail(
  queries: QueryClient,
  viewer: Viewer,
  url: URLSearchParams,
): Promise<void> {
  queries.setQueryData(verificationQuery().queryKey, await readVerification(viewer));
  const params = entryParams(url);
  const query = AuditQuery.safeParse(queryRecord(params));
  if (!query.success) return;
  try {
    queries.setQueryData(entriesQuery(`${params}`).queryKey, await listEntries(viewer, query.data));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
