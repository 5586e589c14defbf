import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import type { Viewer } from "@/lib/access-control/viewer";
import { queryRecord } from "@/lib/http/model/query";
import { importRowsQuery, registerQuery } from "./client";
import { listRegister } from "./list";
import type { Import } from "./model";
import { ImportRowsQuery } from "./model";
import { firstKind, registerIn, registerSearch } from "./model/kinds";
import { importRows } from "./queries";
import { RegisterQuery } from "./register-query";

/** Puts the list the page begins with into its cache. */
export async function seedRegister(
  queries: QueryClient,
  viewer: Viewer,
  url: URLSearchParams,
  now: Date,
): Promise<void> {
  const register = registerIn(url.get("register"));
  const search = registerSearch(url);
  const asked = RegisterQuery.safeParse(queryRecord(new URLSearchParams(search)));
  if (!asked.success) return;
  const list = await listRegister(viewer, register, asked.data, now);
  queries.setQueryData(registerQuery(register, search).queryKey, list);
}

/** Puts the rows a page of an import begins with into its cache. */
export async function seedImportRows(
  queries: QueryClient,
  viewer: Viewer,
  { id, counts }: Import,
  now: Date,
): Promise<void> {
  const kind = firstKind(counts);
  const list = await importRows(viewer, id, ImportRowsQuery.parse({ kind: [kind] }), now);
  queries.setQueryData(importRowsQuery(id, kind, "").queryKey, list);
}
