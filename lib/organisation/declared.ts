import "server-only";
import { z } from "zod";
import { Prisma, prisma } from "@/lib/db/prisma";
import { sections } from "@/lib/declarations/model/sections";

const Row = z.object({
  section: z.enum(["targets", "organisation"]),
  key: z.string(),
  body: z.unknown(),
});
export type DeclaredValue = z.infer<typeof Row>;

export const DeclaredValues = z.array(Row);

/** What is declared of the organisation on screen and holds: an expression that gives DeclaredValues as jsonb. */
export const declaredValues = Prisma.sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('section', section, 'key', key, 'body', body)), '[]')
    FROM declaration WHERE section IN ('targets', 'organisation') AND state = 'in-force')`;

/** The same, asked by itself. */
export async function declaredOrganisation(): Promise<DeclaredValue[]> {
  const [row] = await prisma().$queryRaw<unknown[]>`SELECT ${declaredValues} AS declared`;
  return z.object({ declared: DeclaredValues }).parse(row).declared;
}

/** The organisation with what is declared on screen; what the file says stays. Pure. */
export function withDeclared<Given extends { targets: Readonly<Record<string, number>> }>(
  ofFile: Given,
  declared: readonly DeclaredValue[],
  inFile: (path: string) => boolean,
): Given {
  const whole = { ...ofFile, targets: { ...ofFile.targets } };
  for (const { section, key, body } of declared) {
    const { at, body: shape } = sections[section];
    const value = shape(key)?.safeParse(body);
    if (!value?.success || inFile(`${at}.${key}`)) continue;
    Object.assign(section === "targets" ? whole.targets : whole, { [key]: value.data });
  }
  return whole;
}
