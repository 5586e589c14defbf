import { namingExpression, Pattern, partsOf } from "@/lib/config/model/naming";
import { invalidInput } from "@/lib/errors";
import type { NamesToTest, TestedNames } from "./model/naming-test";

/** Holds names against a pattern, without declaring it. Throws invalid-input where the pattern is none. Pure. */
export function testNames({ pattern, names }: NamesToTest): TestedNames {
  const read = Pattern.safeParse(pattern);
  if (!read.success) {
    const said = read.error.issues[0]?.message ?? "is not understood";
    throw invalidInput(`pattern: ${said}`, { pattern: said });
  }
  const expression = namingExpression(read.data);
  return {
    items: names.map((name) => {
      const parts = partsOf(expression, name);
      return { name, follows: parts !== null, parts: parts ?? {} };
    }),
  };
}
