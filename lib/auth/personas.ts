import "server-only";
import { Role } from "@/lib/access-control/model";
import { pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { bindingsOf } from "@/lib/users/bindings";

/** Somebody the demo lets anybody be. */
export interface Persona {
  id: string;
  name: string;
  email: string;
  roles: Role[];
}

/** The database's own word, which never changes, and not the environment's. */
export async function isDemo(): Promise<boolean> {
  const { rows } = await pool().query("SELECT mode FROM installation");
  return rows[0]?.mode === "demo";
}

/** In the demo everybody who has a role, in the order of roles; in a real installation nobody. */
export async function personas(): Promise<Persona[]> {
  if (!(await isDemo())) return [];
  const users = await prisma().appUser.findMany({
    where: { disabledAt: null, bindings: { some: { revokedAt: null } } },
    include: { bindings: { where: { revokedAt: null } } },
    orderBy: { email: "asc" },
  });
  const people = users.map(({ id, name, email, bindings }) => {
    const held = bindingsOf(bindings).map(({ role }) => role);
    return { id, name, email, roles: Role.options.filter((role) => held.includes(role)) };
  });
  const rank = ({ roles }: Persona) =>
    roles[0] ? Role.options.indexOf(roles[0]) : Role.options.length;
  return people.sort((a, b) => rank(a) - rank(b));
}

/** Whether this is the id of one. */
export async function isPersona(id: string): Promise<boolean> {
  return (await personas()).some((persona) => persona.id === id);
}
