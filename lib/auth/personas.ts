import "server-only";
import { type Binding, Role } from "@/lib/access-control/model";
import { pool } from "@/lib/db/pool";
import { type Prisma, prisma } from "@/lib/db/prisma";
import { bindingsOf } from "@/lib/users/bindings";

/** Somebody the demo lets anybody be. */
export interface Persona {
  id: string;
  name: string;
  roles: Role[];
  /** Names of the teams they are bound to; empty: not bound to teams. */
  teams: string[];
}

/** The database's own word, which never changes, and not the environment's. */
export async function isDemo(): Promise<boolean> {
  const { rows } = await pool().query("SELECT mode FROM installation");
  return rows[0]?.mode === "demo";
}

const withRole = {
  disabledAt: null,
  bindings: { some: { revokedAt: null } },
} satisfies Prisma.AppUserWhereInput;

/** Whether this is the id of one: in a real installation nobody's is. */
export async function isPersona(id: string): Promise<boolean> {
  return (await isDemo()) && (await prisma().appUser.count({ where: { id, ...withRole } })) > 0;
}

/** In the demo everybody who has a role, in the order of roles, those bound to all first. Elsewhere nobody. */
export async function personas(locale: "ja" | "en"): Promise<Persona[]> {
  if (!(await isDemo())) return [];
  const [users, teams] = await Promise.all([
    prisma().appUser.findMany({
      where: withRole,
      include: { bindings: { where: { revokedAt: null }, orderBy: { id: "asc" } } },
      orderBy: { email: "asc" },
    }),
    prisma().team.findMany(),
  ]);
  const nameOf = new Map(
    teams.map(({ id, name, nameEn }) => [id, (locale === "en" && nameEn) || name]),
  );
  const people = users.map(({ id, name, bindings }) => {
    const held = bindingsOf(bindings);
    const roles = Role.options.filter((role) => held.some((binding) => binding.role === role));
    return { id, name, roles, teams: teamsOf(held).map((team) => nameOf.get(team) ?? team) };
  });
  const rank = ({ roles: [first], teams }: Persona) =>
    (first ? Role.options.indexOf(first) : Role.options.length) * 2 + Math.min(teams.length, 1);
  return people.sort((a, b) => rank(a) - rank(b));
}

function teamsOf(bindings: readonly Binding[]): string[] {
  return [...new Set(bindings.flatMap(({ scope }) => scope.flatMap((item) => item.team ?? [])))];
}
