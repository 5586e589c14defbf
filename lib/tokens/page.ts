import "server-only";
import { can } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import type { TokenRow } from "./model";
import { listTokens } from "./queries";

/** So many tokens are shown on a page; further ones are in the API. */
const shown = 200;

/** What the pages of tokens show: the tokens, and what a new one may be. */
export async function tokensPage(viewer: Viewer) {
  const keepsLogs = can(viewer.bindings, "source:sync") || can(viewer.bindings, "token:manage");
  const [{ items }, logs] = await Promise.all([
    listTokens(viewer, { limit: shown }),
    keepsLogs
      ? prisma().source.findMany({
          where: { kind: { in: ["cloudtrail", "vault-audit"] } },
          select: { id: true, label: true },
          orderBy: { position: "asc" },
        })
      : [],
  ]);
  const all = can(viewer.bindings, "token:manage");
  return { tokens: inOrder(items), held: viewer.bindings, logs, all };
}

/** Those that hold before those that do not, each newest first. */
function inOrder(tokens: readonly TokenRow[]): TokenRow[] {
  const over = ({ revokedAt }: TokenRow) => Number(revokedAt !== null);
  return [...tokens].sort((a, b) => over(a) - over(b));
}
