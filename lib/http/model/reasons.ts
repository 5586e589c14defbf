import { acts } from "./reasons/acts";
import { fields } from "./reasons/fields";

/** What went wrong in a form that can be said in any language: a code, and what its words are filled in with. */
export interface Reason {
  code: string;
  params: Record<string, string>;
}

type Templates = Readonly<Record<string, string>>;

/** Why something asked for is not done; null: the text has no code (a bug, or a word only the command line says). */
export const reasonOfAct = reader(acts);

/** What is wrong with a field. */
export const reasonOfField = reader(fields);

/** Texts are written in English where they arise; here is what they are called. Of those that fit, the one that says most holds. */
function reader(templates: Templates): (text: string) => Reason | null {
  const known = Object.entries(templates)
    .map(([code, template]) => ({ code, pattern: patternOf(template), template }))
    .sort((one, other) => ownLength(other.template) - ownLength(one.template));
  return (text) => {
    for (const { code, pattern } of known) {
      const found = pattern.exec(text);
      if (found) return { code, params: { ...found.groups } };
    }
    return null;
  };
}

function patternOf(template: string): RegExp {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\{(\w+)\}/g, "(?<$1>.+?)")}$`, "s");
}

function ownLength(template: string): number {
  return template.replace(/\{\w+\}/g, "").length;
}
