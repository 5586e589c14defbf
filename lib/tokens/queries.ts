import { can } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { type Prisma, prisma } from "@/lib/db/prisma";
import { toCursor } from "@/lib/http/cursor";
import type { List } from "@/lib/http/model";
import { TokenRow } from "./model";

/** Whose token it is: an e-mail address for people; anything else carries its kind, so that the two never meet. */
export function makerOf({ kind, name }: Viewer): string {
  return kind === "person" ? name : `${kind}:${name}`;
}

/** Condition: the tokens this viewer may see and revoke. Whoever manages tokens all, others their own. */
export function visibleTokens(viewer: Viewer): Prisma.ApiTokenWhereInput {
  return can(viewer.bindings, "token:manage") ? {} : { createdBy: makerOf(viewer) };
}

const dayMs = 86_400_000;
/** Days before its end in which somebody has to think of another. */
const endsSoonDays = 14;
/** Days without use after which nobody seems to need it. */
const unusedDays = 90;

/** Condition: tokens that hold and end within 14 days. */
export function endingTokens(at: Date): Prisma.ApiTokenWhereInput {
  const soon = new Date(at.getTime() + endsSoonDays * dayMs);
  return { revokedAt: null, expiresAt: { gt: at, lte: soon } };
}

/** Condition: tokens that hold for longer, and that nobody used in 90 days, nor were they made in them. */
export function unusedTokens(at: Date): Prisma.ApiTokenWhereInput {
  const since = new Date(at.getTime() - unusedDays * dayMs);
  return {
    revokedAt: null,
    expiresAt: { gt: new Date(at.getTime() + endsSoonDays * dayMs) },
    createdAt: { lte: since },
    OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: since } }],
  };
}

/** Tokens, newest first, never with their text. `before`: the id at which the page before ended. */
export async function listTokens(
  viewer: Viewer,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<List<TokenRow>> {
  const where = visibleTokens(viewer);
  const [total, rows] = await Promise.all([
    prisma().apiToken.count({ where }),
    prisma().apiToken.findMany({
      where: { ...where, ...(before && { id: { lt: before } }) },
      orderBy: { id: "desc" },
      take: limit + 1,
    }),
  ]);
  const items = rows.slice(0, limit).map(toRow);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? toCursor(last.id) : null, total };
}

type Stored = Prisma.ApiTokenGetPayload<{ omit: { tokenHash: true } }>;

function toRow(stored: Stored): TokenRow {
  const { createdAt, expiresAt, revokedAt, lastUsedAt } = stored;
  return TokenRow.parse({
    ...stored,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  });
}
