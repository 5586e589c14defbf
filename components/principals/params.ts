import type { z } from "zod";
import { PrincipalQuery } from "@/lib/access-history/principals/model";

export type PrincipalParams = z.output<typeof PrincipalQuery>;

/** What the page's URL asks for: without a kind, who is still unresolved. What it does not understand is not there. */
export function readPrincipalParams(
  params: Readonly<Record<string, string | string[] | undefined>>,
): PrincipalParams {
  const asked = {
    kind: params.kind ?? "unresolved",
    q: params.q || undefined,
    cursor: params.cursor,
  };
  const read = PrincipalQuery.safeParse({ ...asked, kind: asked.kind === "all" ? [] : asked.kind });
  return read.data ?? PrincipalQuery.parse({ kind: "unresolved" });
}

/** The page with another kind, search or page of the list. */
export function principalsHref({ kind, q, cursor }: { kind: string; q?: string; cursor?: string }) {
  const search = new URLSearchParams({ kind });
  if (q) search.set("q", q);
  if (cursor) search.set("cursor", cursor);
  return `/access-history/principals?${search}`;
}
