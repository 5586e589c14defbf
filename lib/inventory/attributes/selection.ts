import type { SecretType } from "@/lib/backends/secret-backend";
import type { Selector } from "@/lib/config/model/policies";
import type { Environment } from "@/lib/inventory/model";
import { pathMatcher } from "./path-pattern";
import type { Vocabulary } from "./words";

/** What a policy looks at. */
export interface Selectable {
  kind: string | null;
  classification: string | null;
  environment: string | null;
  team: string | null;
  service: string | null;
  backend: string;
  type: SecretType;
  path: string;
}

/** What the first fitting policy gives; null when none fits. */
export type Selection<Given> = (secret: Selectable) => Given | null;

const dimensions = [
  "kind",
  "classification",
  "environment",
  "team",
  "service",
  "backend",
  "type",
] as const;

/**
 * Compiles a list of selectors, first match wins. No environment counts as prod: a policy for prod holds for what nobody has
 * assigned.
 */
export function selection<Given>(
  policies: readonly { match: Selector; gives: Given }[],
  environments: Vocabulary<Environment>,
): Selection<Given> {
  const compiled = policies.map(({ match, gives }) => ({
    gives,
    wanted: dimensions.flatMap((dimension) => {
      const values: readonly string[] | undefined = match[dimension];
      return values ? [{ dimension, values }] : [];
    }),
    paths: match.path?.map((pattern) => pathMatcher(pattern, environments)),
  }));

  return (secret) => {
    for (const { gives, wanted, paths } of compiled) {
      const fits = wanted.every(({ dimension, values }) => {
        const value = secret[dimension] ?? (dimension === "environment" ? "prod" : null);
        return value !== null && values.includes(value);
      });
      if (fits && (!paths || paths.some((matches) => matches(secret.path)))) return gives;
    }
    return null;
  };
}
