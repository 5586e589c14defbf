import { follows, type NamingRule, namingExpression } from "@/lib/config/model/naming";
import type { Environment } from "@/lib/inventory/model";
import { type Selectable, selection } from "./attributes/selection";
import type { Vocabulary } from "./attributes/words";

/** The rule that holds for a secret, and whether its name follows it. */
interface Naming {
  rule: string;
  follows: boolean;
}

/** Null: there is no rule for its backend and environment. */
export type NamingTest = (secret: Selectable) => Naming | null;

/** Compiles the naming rules; the first that fits backend, environment and type holds. No environment counts as prod. */
export function namingTest(
  rules: readonly NamingRule[],
  environments: Vocabulary<Environment>,
): NamingTest {
  const fitting = selection(
    rules.map(({ id, backend, environment, type, pattern }) => ({
      match: { backend, ...(environment && { environment }), ...(type && { type }) },
      gives: { id, expression: namingExpression(pattern) },
    })),
    environments,
  );
  return (secret) => {
    const rule = fitting(secret);
    return rule && { rule: rule.id, follows: follows(rule.expression, secret.path) };
  };
}
