import { RE2JS, RE2JSSyntaxException } from "re2js";
import { z } from "zod";
import { Backend, Environment, SecretType } from "@/lib/inventory/model";
import { Id, oneOrMany, Words } from "./terms";

/** Longer ones nobody can read; a limit also bounds what is compiled. */
const longestPattern = 500;

/**
 * A naming pattern, compiled: it holds for a whole name. The engine is RE2's: time grows with the length of the name alone,
 * whatever the pattern; look-around and back references do not exist. Throws what it says of a pattern it cannot read.
 */
export function namingExpression(pattern: string): RE2JS {
  return RE2JS.compile(pattern);
}

/** Whether a name, without the slashes around it, follows the pattern. */
export const follows = (expression: RE2JS, name: string): boolean =>
  expression.matches(name.replace(/^\/+|\/+$/g, ""));

/** The named parts of a name that follows, as the pattern tells them; null: it does not follow. */
export function partsOf(expression: RE2JS, name: string): Record<string, string> | null {
  const matcher = expression.matcher(name.replace(/^\/+|\/+$/g, ""));
  if (!matcher.matches()) return null;
  return Object.fromEntries(
    Object.keys(expression.namedGroups()).flatMap((part) => {
      const value = matcher.group(part);
      return value === null ? [] : [[part, value]];
    }),
  );
}

export const Pattern = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(longestPattern, `is longer than ${longestPattern} characters`)
  .superRefine((pattern, context) => {
    try {
      namingExpression(pattern);
    } catch (error) {
      if (!(error instanceof RE2JSSyntaxException)) throw error;
      context.addIssue({
        code: "custom",
        message: `is no regular expression of RE2 (${error.message})`,
      });
    }
  });

/** How secrets are to be called. The first rule that fits backend, environment and type holds. */
export const NamingRule = z
  .strictObject({
    id: Id,
    backend: oneOrMany(Backend),
    environment: oneOrMany(Environment).optional().meta({
      description: "Without: every one. What has no environment counts as prod",
    }),
    type: oneOrMany(SecretType).optional(),
    pattern: Pattern.meta({
      description:
        "Regular expression of RE2 for the whole name (Vault: mount and path), without a leading /. Named parts tell what it is made of: (?<env>prod|stg)/(?<service>[a-z-]+)/(?<name>[a-z-]+)",
    }),
    example: Words.meta({ description: "A name that follows it" }),
    explanation: Words.optional(),
  })
  .superRefine(({ pattern, example }, context) => {
    if (!Pattern.safeParse(pattern).success) return;
    if (!follows(namingExpression(pattern), example))
      context.addIssue({
        code: "custom",
        path: ["example"],
        message: "does not follow the pattern",
      });
  });
export type NamingRule = z.output<typeof NamingRule>;
