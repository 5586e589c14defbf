import type ja from "@/messages/ja.json";

/** A part of the catalogue. */
export type Namespace = keyof typeof ja;

/**
 * What the browser gets with every page: the frame's own words, and the product's vocabulary, by which values are named
 * wherever they stand. Everything else comes with the page that needs it (app/client-words.test.ts holds both to what
 * the components ask for).
 */
export const frameWords = [
  "shell",
  "nav",
  "dimension",
  "palette",
  "ui",
  "time",
  "states",
  "kpi",
  "inventory",
  "settings",
  "account",
  "problem",
  "list",
  "backend",
  "environment",
  "classification",
  "kind",
  "type",
  "role",
  "rotation",
  "status",
  "unit",
  "unassigned",
  "unknown",
] as const satisfies readonly Namespace[];

/** What the components of a page that run in the browser say besides, by the page's file below app/. */
export const pageWords = {
  "(auth)/invite": ["invite"],
  "(auth)/sign-in": ["signIn"],
  "(dashboard)/access-history": ["accessHistory", "evidence", "attribute", "duty"],
  "(dashboard)/access-history/principals": ["principals"],
  "(dashboard)/account": ["users", "tokens"],
  "(dashboard)/attestation": ["secret", "bulk", "attestation"],
  "(dashboard)/audit-trail": ["auditTrail"],
  "(dashboard)/break-glass/[id]": ["part", "breakGlass"],
  "(dashboard)/break-glass/new": ["breakGlass"],
  "(dashboard)/break-glass": ["part", "breakGlass"],
  "(dashboard)/duties": ["declarations", "duty"],
  "(dashboard)/evidence": ["evidence"],
  "(dashboard)/exemptions": ["exemption"],
  "(dashboard)/findings": ["field", "finding"],
  "(dashboard)/inventory/[id]": [
    "asOf",
    "secret",
    "field",
    "attribute",
    "bulk",
    "declarations",
    "attestation",
    "duty",
    "exemption",
    "finding",
  ],
  "(dashboard)/inventory": [
    "part",
    "exclusion",
    "asOf",
    "secret",
    "todo",
    "attribute",
    "bulk",
    "keys",
    "views",
    "attestation",
    "duty",
    "naming",
  ],
  "(dashboard)/kpis/[id]": ["overview", "field", "declarations"],
  "(dashboard)": ["overview"],
  "(dashboard)/settings/organisation": ["field", "declarations"],
  "(dashboard)/settings/policies/edit": [
    "exclusion",
    "overview",
    "provenance",
    "field",
    "attribute",
    "declarations",
    "naming",
  ],
  "(dashboard)/settings/policies": ["field", "declarations"],
  "(dashboard)/settings/registers/edit": [
    "exclusion",
    "overview",
    "provenance",
    "field",
    "attribute",
    "declarations",
    "naming",
  ],
  "(dashboard)/settings/registers": ["provenance", "field", "declarations", "registers"],
  "(dashboard)/settings/registers/import": ["declarations", "registers"],
  "(dashboard)/settings/registers/import/[id]": ["declarations", "registers"],
  "(dashboard)/settings/rules/edit": [
    "exclusion",
    "overview",
    "provenance",
    "field",
    "attribute",
    "declarations",
    "naming",
  ],
  "(dashboard)/settings/rules": ["declarations"],
  "(dashboard)/settings/tokens": ["users", "tokens"],
  "(dashboard)/settings/users": ["users"],
  "(dashboard)/sources": ["todo", "sources", "logs"],
} as const satisfies Readonly<Record<string, readonly Namespace[]>>;

/** The words of these parts alone. */
export function pick<Words extends object>(words: Words, names: readonly (keyof Words)[]) {
  return Object.fromEntries(names.map((name) => [name, words[name]])) as Partial<Words>;
}
