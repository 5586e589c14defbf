import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import type { PrincipalRule } from "@/lib/config/model/principals";
import { assertMayOfAll } from "./may";
import type { Resolution, Trial } from "./model";
import { matched, resolvePrincipal } from "./resolve";
import { rulesNow } from "./rules-now";
import { differs, ruledPrincipals } from "./stored";

const shown = 50;

/** What would change if this rule were made now, after all that are there: how many principals, and the first of them. */
export async function tryRule(viewer: Viewer, rule: PrincipalRule): Promise<Trial> {
  assertMayOfAll(viewer, "principal:manage");
  const { compiled } = await rulesNow();
  const others = compiled.rules.filter(({ id }) => id !== rule.id);
  const withRule = { ...compiled, rules: [...others, rule] };
  const trial: Trial = { matches: 0, changes: 0, items: [] };
  for await (const page of ruledPrincipals({ unresolvedOnly: false })) {
    for (const stored of page) {
      if (matched(rule, stored)) trial.matches += 1;
      // Held against what the rules say without it: who has just turned up in a log may not be resolved yet.
      const [now, said] = [resolvePrincipal(stored, compiled), resolvePrincipal(stored, withRule)];
      if (!differs(now, said)) continue;
      trial.changes += 1;
      const { id, name, type, role } = stored;
      if (trial.items.length < shown)
        trial.items.push({ id, name, type, role, before: outcome(now), after: outcome(said) });
    }
  }
  return trial;
}

const outcome = ({ kind, personId, service, rotates }: Resolution) => ({
  kind,
  person: personId,
  service,
  rotates,
});
