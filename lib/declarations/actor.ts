import "server-only";
import { z } from "zod";
import type { Binding } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { bindingsOf } from "@/lib/users/bindings";
import { type Bettered, type Decider, mayDecide } from "./approval";
import type { Reader } from "./stored";

const User = z.object({
  email: z.string(),
  name: z.string(),
  bindings: z.array(z.object({ role: z.string(), scope: z.unknown() })),
  team: z.string().nullable(),
  leads: z.array(z.string()),
});

/** Who this viewer is when something is decided: roles, and the teams they belong to, lead or manage. */
export async function deciderOf(viewer: Viewer, actor: string, db: Reader): Promise<Decider> {
  const { rows } = await db.query(
    `SELECT (SELECT team FROM person WHERE id = $1) AS team,
            ARRAY(SELECT id FROM team WHERE lead = $1) AS leads`,
    [actor],
  );
  const { team, leads } = User.pick({ team: true, leads: true }).parse(rows[0]);
  return { bindings: viewer.bindings, teams: teamsOf(team, leads, viewer.bindings) };
}

/**
 * Names of everybody else who may decide it now, by e-mail address.
 * @param everywhere only roles bound to everything count: for what no part of the organisation decides alone
 */
export async function otherDeciders(
  actor: string,
  bettered: Bettered,
  db: Reader,
  everywhere = false,
): Promise<string[]> {
  const { rows } = await db.query(
    `SELECT u.email, u.name, p.team, ARRAY(SELECT id FROM team WHERE lead = u.email) AS leads,
            jsonb_agg(jsonb_build_object('role', b.role, 'scope', b.scope)) AS bindings
       FROM app_user u JOIN role_binding b ON b.user_id = u.id AND b.revoked_at IS NULL
       LEFT JOIN person p ON p.id = u.email
      WHERE u.disabled_at IS NULL AND u.email <> $1
      GROUP BY u.email, u.name, p.team ORDER BY u.email`,
    [actor],
  );
  return rows.flatMap((row) => {
    const { email, name, bindings, team, leads } = User.parse(row);
    const held = bindingsOf(bindings).filter(({ scope }) => !everywhere || scope.length === 0);
    return mayDecide({ bindings: held, teams: teamsOf(team, leads, held) }, bettered)
      ? [name || email]
      : [];
  });
}

function teamsOf(
  team: string | null,
  leads: readonly string[],
  bindings: readonly Binding[],
): string[] {
  const managed = bindings.flatMap(({ role, scope }) =>
    role === "manager" ? scope.flatMap((item) => item.team ?? []) : [],
  );
  return [...new Set([...(team === null ? [] : [team]), ...leads, ...managed])];
}
