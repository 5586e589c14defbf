import "server-only";
import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import { sections } from "@/lib/declarations/model/sections";

const Row = z.object({
  section: z.enum(["targets", "organisation"]),
  key: z.string(),
  body: z.unknown(),
});
export type DeclaredValue = z.infer<typeof Row>;

/** What is declared of the organisation on screen and holds. */
export async function declaredOrganisation(): Promise<DeclaredValue[]> {
  const rows = await prisma().declaration.findMany({
    where: { section: { in: ["targets", "organisation"] }, state: "in-force" },
    select: { section: true, key: true, body: true },
  });
  return z.array(Row).parse(rows);
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
