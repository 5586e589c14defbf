import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { prisma } from "@/lib/db/prisma";
import { conflict, invalidInput, notFound } from "@/lib/errors";
import { assertMayOfAll } from "./may";
import type { NewRule } from "./model";
import { resolvePrincipalsAsSystem } from "./resolve-all";
import { rulesNow } from "./rules-now";

/**
 * Makes a rule, after all that are there, and resolves the principals again. An id of the file, or one that is taken:
 * conflict. A person or service not in the register: invalid-input.
 * @returns how many principals changed
 */
export async function makeRule(
  viewer: Viewer,
  { rule, reason }: NewRule,
  now: Date,
): Promise<{ id: string; changed: number }> {
  assertMayOfAll(viewer, "principal:manage");
  const { compiled, fileRules } = await rulesNow();
  if (fileRules.some(({ id }) => id === rule.id))
    throw conflict(`The config file has a rule ${rule.id}. Choose another id.`);
  if (compiled.rules.some(({ id }) => id === rule.id))
    throw conflict(`There is a rule ${rule.id} already. Choose another id, or remove that one.`);
  if (rule.person !== undefined && compiled.people.find(rule.person) === null)
    throw invalidInput(`The register has no person ${rule.person}.`, {
      person: "is in no register",
    });
  if (rule.service !== undefined && !compiled.services.includes(rule.service))
    throw invalidInput(`The register has no service ${rule.service}.`, {
      service: "is in no register",
    });
  const content = JSON.parse(JSON.stringify(rule));
  await prisma().$transaction(async (db) => {
    const data = { id: rule.id, rule: content, reason, createdBy: viewer.name, createdAt: now };
    const { count } = await db.principalRule.createMany({ data, skipDuplicates: true });
    if (count === 0) throw conflict(`There is a rule ${rule.id} already.`);
    await appendEntry(viewer, "principal-rule-made", rule.id, { rule: content, reason }, now, db);
  });
  return { id: rule.id, changed: await resolvePrincipalsAsSystem() };
}

/** Removes a rule made on screen, and resolves the principals again. */
export async function removeRule(
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<{ id: string; changed: number }> {
  assertMayOfAll(viewer, "principal:manage");
  await prisma().$transaction(async (db) => {
    const rule = await db.principalRule.findUnique({ where: { id } });
    if (!rule)
      throw notFound(
        `No rule ${id} was made on screen. Rules of the config file are changed there.`,
      );
    await db.principalRule.delete({ where: { id } });
    await appendEntry(
      viewer,
      "principal-rule-removed",
      id,
      { rule: JSON.parse(JSON.stringify(rule.rule)) },
      now,
      db,
    );
  });
  return { id, changed: await resolvePrincipalsAsSystem() };
}
