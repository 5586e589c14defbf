import { createHash } from "node:crypto";
import type { Config } from "@/lib/config/model";
import type { Override } from "@/lib/inventory/attributes/attributes";
import { type Selectable, selection } from "@/lib/inventory/attributes/selection";
import type { Vocabulary } from "@/lib/inventory/attributes/words";
import type { Environment } from "@/lib/inventory/model";
import { type Assigned, type Duty, type DutySet, duties, holderText, ofEach } from "./model";

/** Who has the duties of a secret; null: nobody has any. */
export type Assign = (
  secret: Selectable,
  owner: { value: string | null; from: string | null },
  overrides: readonly Override[],
) => DutySet | null;

/**
 * Compiles the rules. Of each duty, first that applies: what a person says of the secret; the first rule that matches it and
 * names the duty; what a person said of the incarnation before. A rule that says `owner` where nobody is known to be the
 * owner gives the duty to nobody. Pure.
 */
export function assigning(
  { duties: rules, teams }: Pick<Config, "duties" | "teams">,
  environments: Vocabulary<Environment>,
): Assign {
  const leadOf = new Map(teams.map(({ id, lead }) => [id, lead]));
  const first = ofEach((duty) =>
    selection(
      rules.flatMap(({ id, match, [duty]: holder }) =>
        holder === undefined ? [] : [{ match, gives: { holder, from: `rule:${id}` } }],
      ),
      environments,
    ),
  );
  const known = new Map<string, DutySet>();

  return (secret, owner, overrides) => {
    const said = (duty: Duty, from: Override["from"]): Assigned | null => {
      const one = overrides.find((override) => override.attribute === duty);
      return one?.from === from ? { holder: one.value, from } : null;
    };
    const byRule = (duty: Duty): Assigned | null => {
      const rule = first[duty](secret);
      const holder = rule && absolute(rule.holder, secret.team, owner);
      return rule && holder ? { holder, from: rule.from } : null;
    };
    const of = ofEach((duty) => said(duty, "person") ?? byRule(duty) ?? said(duty, "inherited"));
    const content = JSON.stringify(
      duties.map((duty) => of[duty] && [of[duty].holder, of[duty].from]),
    );
    if (content === nobody) return null;
    const set = known.get(content) ?? { id: idOf(content), of };
    known.set(content, set);
    return set;
  };

  /** The holder a rule's word means for this secret. */
  function absolute(
    word: string,
    team: string | null,
    owner: { value: string | null; from: string | null },
  ): string | null {
    const lead = team === null ? undefined : leadOf.get(team);
    switch (word) {
      case "owner":
        // A source's default owner is nobody's word (docs/kpis.md).
        if (owner.value === null || owner.from === "default") return null;
        return holderText({ kind: leadOf.has(owner.value) ? "team" : "person", id: owner.value });
      case "team":
        return team === null ? null : holderText({ kind: "team", id: team });
      case "lead":
        return lead ? holderText({ kind: "person", id: lead }) : null;
      default:
        return word;
    }
  }
}

const nobody = JSON.stringify(duties.map(() => null));

/** md5 in the form of a UUID. */
function idOf(content: string): string {
  const hex = createHash("md5").update(content).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
