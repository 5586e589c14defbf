import type { Config } from "@/lib/config/model";
import type { Section } from "./model/section";
import { sections } from "./model/sections";

/** One declaration that holds, as it is stored. */
export interface InForce {
  section: Section;
  key: string;
  body: unknown;
  /** Who let it hold: the approver of an exclusion. */
  decidedBy: string;
}

/** Keys of an item of the file: its id, or its place in a list whose items have none. */
export type InFile = (path: string) => boolean;

/**
 * The config with what is declared on screen, which comes after the file's own items in the order given. What the file
 * declares too, by id or by name of the value, is the file's. A body this version cannot read declares nothing. Pure.
 */
export function merge(config: Config, declared: readonly InForce[], inFile: InFile): Config {
  const whole: Config = {
    ...config,
    teams: [...config.teams],
    services: [...config.services],
    people: [...config.people],
    mapping: {
      ...config.mapping,
      rules: [...config.mapping.rules],
      exclude: [...config.mapping.exclude],
    },
    policies: {
      ...config.policies,
      rotation: [...config.policies.rotation],
      stopTime: [...config.policies.stopTime],
      attestation: { ...config.policies.attestation },
    },
    plainText: { ...config.plainText, ignore: [...config.plainText.ignore] },
    duties: [...config.duties],
    naming: [...config.naming],
    organisation: {
      ...config.organisation,
      targets: { ...config.organisation.targets },
    },
  };
  for (const one of declared) {
    const { at, keyed } = sections[one.section];
    const item = sections[one.section].body(one.key)?.safeParse(one.body);
    if (!item?.success) continue;
    if (keyed === "value" ? inFile(`${at}.${one.key}`) : takenByFile(config, one)) continue;
    put(whole, one, item.data);
  }
  return whole;
}

/** The list of the config a section's items stand in; null: its items are values. */
export function itemsOf(config: Config, section: Section): readonly object[] | null {
  switch (section) {
    case "mapping.rules":
      return config.mapping.rules;
    case "mapping.exclude":
      return config.mapping.exclude;
    case "policies.rotation":
      return config.policies.rotation;
    case "policies.stopTime":
      return config.policies.stopTime;
    case "plainText.ignore":
      return config.plainText.ignore;
    case "duties":
      return config.duties;
    case "naming":
      return config.naming;
    case "teams":
      return config.teams;
    case "services":
      return config.services;
    case "people":
      return config.people;
    default:
      return null;
  }
}

/** Whether the file has an item with this id. */
export function takenByFile(
  config: Config,
  { section, key }: Pick<InForce, "section" | "key">,
): boolean {
  if (sections[section].keyed !== "id") return false;
  return (itemsOf(config, section) ?? []).some((item) => "id" in item && item.id === key);
}

function put(whole: Config, { section, key, decidedBy }: InForce, item: unknown): void {
  if (sections[section].keyed === "value") {
    putValue(whole, section, key, item);
    return;
  }
  const approved = section === "mapping.exclude" || section === "plainText.ignore";
  const list: unknown = itemsOf(whole, section);
  if (Array.isArray(list))
    list.push(approved ? { ...Object(item), approver: decidedBy } : Object(item));
}

function putValue(whole: Config, section: Section, key: string, value: unknown): void {
  const values: Partial<Record<Section, object>> = {
    "policies.attestation": whole.policies.attestation,
    targets: whole.organisation.targets,
    organisation: whole.organisation,
  };
  Object.assign(values[section] ?? {}, { [key]: value });
}
