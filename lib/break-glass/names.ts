import "server-only";
import { prisma } from "@/lib/db/prisma";

export type NameOf = (id: string) => { id: string; name: string };

/** Names of people as the register has them, else as they signed in, else the id itself. */
export async function namesOfPeople(ids: readonly string[]): Promise<NameOf> {
  const asked = [...new Set(ids)];
  const tokens = asked.filter((id) => id.startsWith("token:")).map((id) => id.slice(6));
  const [users, people, made] = await Promise.all([
    prisma().appUser.findMany({ where: { email: { in: asked } } }),
    prisma().person.findMany({ where: { id: { in: asked } } }),
    tokens.length === 0 ? [] : prisma().apiToken.findMany({ where: { id: { in: tokens } } }),
  ]);
  const names = new Map([
    ...made.map(({ id, label }) => [`token:${id}`, label] as const),
    ...users.map(({ email, name }) => [email, name] as const),
    ...people.map(({ id, name }) => [id, name] as const),
  ]);
  return (id) => ({ id, name: names.get(id) ?? id });
}
