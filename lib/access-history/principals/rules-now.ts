import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "@/lib/config/canonical-json";
import { PrincipalRule, Principals } from "@/lib/config/model/principals";
import { prisma } from "@/lib/db/prisma";
import { peopleOf } from "./people";
import type { PrincipalRules } from "./resolve";

/** Raise it when the resolution itself changes, so that stored principals are resolved anew. */
const resolutionVersion = 1;

const Stored = z.object({ principals: Principals.prefault({}) });

/** What the file and the screen say, compiled, and a version that changes whenever a principal may have to change. */
export interface RulesNow {
  compiled: PrincipalRules;
  fileRules: readonly PrincipalRule[];
  version: string;
}

/** The rules of the newest applied config, then those made on screen in their order, with the registers as they are now. */
export async function rulesNow(): Promise<RulesNow> {
  const db = prisma();
  const [config, screen, people, services, functions] = await Promise.all([
    db.configVersion.findFirst({ orderBy: { appliedAt: "desc" }, select: { content: true } }),
    db.principalRule.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    db.person.findMany({ select: { id: true }, orderBy: { id: "asc" } }),
    db.service.findMany({ select: { id: true }, orderBy: { id: "asc" } }),
    rotationFunctions(),
  ]);
  const { principals } = Stored.parse(config?.content ?? {});
  const made = screen.map(({ rule }) => PrincipalRule.parse(rule));
  const version = createHash("sha256")
    .update(canonicalJson([resolutionVersion, principals, made, people, services, functions]))
    .digest("hex");
  return {
    fileRules: principals.rules,
    version,
    compiled: {
      rules: [...principals.rules, ...made],
      interactive: principals.interactive,
      people: peopleOf(people, principals.aliases),
      services: services.map(({ id }) => id),
      rotationFunctions: functions,
    },
  };
}

const FunctionRow = z.object({ name: z.string() });

/** Names of the functions the inventory's secrets are rotated by. */
async function rotationFunctions(): Promise<string[]> {
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT DISTINCT split_part(found.value #>> '{}', ':', 7) AS name
      FROM secret CROSS JOIN LATERAL jsonb_path_query(facts, '$.**.lambdaArn') AS found(value)
     WHERE removed_at IS NULL AND jsonb_typeof(found.value) = 'string' ORDER BY 1`;
  return z
    .array(FunctionRow)
    .parse(rows)
    .flatMap(({ name }) => (name === "" ? [] : [name]));
}
