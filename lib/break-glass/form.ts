import "server-only";
import { z } from "zod";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { reaching } from "./actor";
import { breakGlassRules } from "./rules";

const Preset = z.array(z.object({ id: z.string(), path: z.string() }));

/** What the form of a request begins with: the rules, and the secrets of the address the viewer may ask for. */
export async function readForm(viewer: Viewer, asked: readonly string[]) {
  assertMay(viewer, "breakglass:request");
  const ids = asked.filter((id) => z.uuid().safeParse(id).success).slice(0, 20);
  const { text, values } = Prisma.sql`
    SELECT s.id, s.path FROM secret s WHERE s.id = ANY(${ids}::uuid[]) AND s.removed_at IS NULL
       AND ${inRowsOf(reaching(viewer, "breakglass:request"))} ORDER BY s.path`;
  const [{ rows }, rules] = await Promise.all([pool().query(text, values), breakGlassRules()]);
  return { rules: { ...rules, environments: [...rules.environments] }, preset: Preset.parse(rows) };
}
