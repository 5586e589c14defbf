import "server-only";
import { Role, TokenRole } from "@/lib/access-control/model";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import { endingTokens, unusedTokens } from "@/lib/tokens/queries";
import { type HomeCard, type HomeRow, noneIsWell } from "./model";

const SHOWN = 12;

/** Who has access, who never came, and which tokens end soon. */
export async function adminHome(viewer: Viewer, now: Date): Promise<HomeCard[]> {
  assertMay(viewer, "user:manage");
  const [users, tokens, unused, changes] = await Promise.all([
    prisma().appUser.findMany({
      select: {
        id: true,
        name: true,
        disabledAt: true,
        lockedUntil: true,
        lastSignInAt: true,
        bindings: { where: { revokedAt: null }, select: { role: true } },
      },
      orderBy: [{ lastSignInAt: { sort: "desc", nulls: "last" } }, { name: "asc" }],
    }),
    prisma().apiToken.findMany({
      where: endingTokens(now),
      select: { id: true, label: true, role: true, expiresAt: true },
      orderBy: { expiresAt: "asc" },
    }),
    prisma().apiToken.count({ where: unusedTokens(now) }),
    prisma().roleChange.count({ where: { state: "proposed" } }),
  ]);
  const enabled = users.filter(({ disabledAt }) => disabledAt === null);
  const never = enabled.filter(({ lastSignInAt }) => lastSignInAt === null).length;
  const locked = enabled.filter(({ lockedUntil }) => lockedUntil !== null && lockedUntil > now);
  return [
    {
      id: "accounts",
      lines: [
        {
          id: "role-changes",
          count: changes,
          tone: noneIsWell(changes, "near"),
          href: "/settings/users",
        },
        {
          id: "locked",
          count: locked.length,
          tone: noneIsWell(locked.length, "near"),
          href: "/settings/users",
        },
        { id: "never-signed-in", count: never, tone: "info", href: "/settings/users" },
        {
          id: "disabled",
          count: users.length - enabled.length,
          tone: "info",
          href: "/settings/users",
        },
      ],
      rows: enabled.slice(0, SHOWN).map(
        ({ id, name, bindings, lastSignInAt }): HomeRow => ({
          key: id,
          label: name,
          code: false,
          notes: [...new Set(bindings.map(({ role }) => Role.parse(role)))],
          tone: null,
          at: lastSignInAt?.toISOString() ?? null,
          href: null,
        }),
      ),
      strips: [],
      href: "/settings/users",
    },
    {
      id: "tokens",
      lines: [
        {
          id: "expiring",
          count: tokens.length,
          tone: noneIsWell(tokens.length, "near"),
          href: null,
        },
        {
          id: "unused",
          count: unused,
          tone: noneIsWell(unused, "near"),
          href: "/settings/tokens",
        },
      ],
      rows: tokens.slice(0, SHOWN).map(
        ({ id, label, role, expiresAt }): HomeRow => ({
          key: id,
          label,
          code: false,
          notes: [TokenRole.parse(role)],
          tone: "near",
          at: expiresAt.toISOString(),
          href: null,
        }),
      ),
      strips: [],
      href: "/settings/tokens",
    },
  ];
}
