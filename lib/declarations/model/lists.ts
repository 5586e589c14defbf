/** Parts of the config that can be declared on screen too. */
export const sectionNames = [
  "mapping.rules",
  "mapping.exclude",
  "policies.rotation",
  "policies.stopTime",
  "policies.attestation",
  "plainText.ignore",
  "duties",
  "naming",
  "teams",
  "services",
  "people",
  "targets",
  "organisation",
] as const;

/** How a section keeps its items: what a list of them needs to know, without their schemas. */
export interface Listed {
  /** The list's items carry their key as `id`; `named`: an item has no id, and its key is ours; `value`: not a list. */
  readonly keyed: "id" | "named" | "value";
  /** The first that fits holds, so that the order is part of what is declared. */
  readonly ordered: boolean;
}

const byId = { keyed: "id", ordered: false } as const;
const values = { keyed: "value", ordered: false } as const;

export const lists: Readonly<Record<(typeof sectionNames)[number], Listed>> = {
  "mapping.rules": { keyed: "id", ordered: true },
  "mapping.exclude": byId,
  "policies.rotation": { keyed: "id", ordered: true },
  "policies.stopTime": { keyed: "named", ordered: true },
  "policies.attestation": values,
  "plainText.ignore": { keyed: "named", ordered: false },
  duties: { keyed: "id", ordered: true },
  naming: { keyed: "id", ordered: true },
  teams: byId,
  services: byId,
  people: byId,
  targets: values,
  organisation: values,
};
