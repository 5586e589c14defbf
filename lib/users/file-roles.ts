import { z } from "zod";
import { Role, Scope } from "@/lib/access-control/model";
import type { Prisma } from "@/lib/db/prisma";

const Stored = z.object({
  roles: z
    .array(
      z.object({
        person: z.string().optional(),
        group: z.string().optional(),
        role: Role,
        scope: Scope.default([]),
      }),
    )
    .default([]),
  signIn: z.object({ oidc: z.unknown().optional() }).prefault({}),
  file: z
    .object({ path: z.string(), lines: z.record(z.string(), z.number()).default({}) })
    .optional(),
});

export type FileRole = z.output<typeof Stored>["roles"][number] & {
  file: { path: string; line: number } | null;
};

/** What the newest applied config file grants, each with its place in it, and whether it connects a single sign-on. */
export async function fileRoles(
  db: Pick<Prisma.TransactionClient, "configVersion">,
): Promise<{ roles: FileRole[]; oidc: boolean }> {
  const config = await db.configVersion.findFirst({
    orderBy: { appliedAt: "desc" },
    select: { content: true },
  });
  const { roles, signIn, file } = Stored.parse(config?.content ?? {});
  const placeOf = (at: number) => {
    const line = file?.lines[`roles[${at}]`];
    return file && line !== undefined ? { path: file.path, line } : null;
  };
  return {
    roles: roles.map((role, at) => ({ ...role, file: placeOf(at) })),
    oidc: signIn.oidc !== undefined && signIn.oidc !== null,
  };
}
