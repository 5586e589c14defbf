import type { Section } from "@/lib/declarations/model/section";
import { duties } from "@/lib/duties/model";
import {
  backends,
  classifications,
  environments,
  kinds,
  secretTypes,
} from "@/lib/inventory/model/fixed";

/** One input of a form. `name` is where its value stands in the body: `match.path`. */
export interface FieldSpec {
  readonly name: string;
  readonly input: "text" | "list" | "choice" | "choices" | "duration" | "day" | "number" | "switch";
  readonly options?: readonly string[];
  /** Namespace of the messages that name the options. */
  readonly words?: "backend" | "classification" | "environment" | "kind" | "type" | "language";
  readonly required?: boolean;
}

/** Fields that belong together, under one heading. */
export interface FieldGroup {
  readonly id: "item" | "match" | "set";
  readonly fields: readonly FieldSpec[];
}

const backend = { input: "choices", options: backends, words: "backend" } as const;
const type = { input: "choices", options: secretTypes, words: "type" } as const;
const environment = {
  options: environments,
  words: "environment",
} as const;
const kind = { options: kinds, words: "kind" } as const;
const classification = { options: classifications, words: "classification" } as const;
const list = (name: string): FieldSpec => ({ name, input: "list" });
const text = (name: string, required = false): FieldSpec => ({ name, input: "text", required });
const id = text("id", true);

const where: FieldGroup = {
  id: "match",
  fields: [
    list("match.path"),
    list("match.name"),
    { name: "match.backend", ...backend },
    { name: "match.type", ...type },
    list("match.source"),
    list("match.account"),
    list("match.region"),
    list("match.namespace"),
    list("match.mount"),
  ],
};
const selector: FieldGroup = {
  id: "match",
  fields: [
    { name: "match.environment", input: "choices", ...environment },
    { name: "match.classification", input: "choices", ...classification },
    { name: "match.kind", input: "choices", ...kind },
    { name: "match.backend", ...backend },
    { name: "match.type", ...type },
    list("match.team"),
    list("match.service"),
    list("match.path"),
  ],
};
const set: FieldGroup = {
  id: "set",
  fields: [
    { name: "set.environment", input: "choice", ...environment },
    text("set.service"),
    text("set.team"),
    text("set.owner"),
    { name: "set.kind", input: "choice", ...kind },
    { name: "set.classification", input: "choice", ...classification },
    { name: "set.stopTimeObjective", input: "duration" },
  ],
};
const duration = (name: string): FieldSpec => ({ name, input: "duration", required: true });
const until: FieldSpec = { name: "until", input: "day", required: true };
const item = (...fields: FieldSpec[]): FieldGroup => ({ id: "item", fields });

/** What the form of a section asks for. A value's form has one field without a name. */
export function groupsOf(section: Section, key: string): readonly FieldGroup[] {
  switch (section) {
    case "mapping.rules":
      return [item(id), where, set];
    case "mapping.exclude":
      return [item(id, until), where];
    case "policies.rotation":
      return [item(id, text("name"), duration("maxAge")), selector];
    case "policies.stopTime":
      return [item(duration("within")), selector];
    case "plainText.ignore":
      return [item(text("path", true), until)];
    case "duties":
      return [item(id, ...duties.map((duty) => text(duty))), selector];
    case "naming":
      return [
        item(
          id,
          { name: "backend", ...backend, required: true },
          { name: "environment", input: "choices", ...environment },
          { name: "type", ...type },
          text("pattern", true),
          text("example", true),
          text("explanation"),
        ),
      ];
    case "teams":
      return [item(id, text("name", true), text("nameEn"), text("lead"))];
    case "services":
      return [item(id, text("name"), text("team", true))];
    case "people":
      return [
        item(id, text("name", true), text("team"), text("delegate"), {
          name: "left",
          input: "day",
        }),
      ];
    case "policies.attestation":
      return [item(duration(""))];
    case "targets":
      return [item({ name: "", input: "number", required: true })];
    case "organisation":
      return [item(organisationField(key))];
    default:
      return [];
  }
}

function organisationField(key: string): FieldSpec {
  if (key === "fourEyes") return { name: "", input: "switch" };
  if (key === "fiscalYearStart") return { name: "", input: "number", required: true };
  if (key === "language")
    return { name: "", input: "choice", options: ["ja", "en"], words: "language", required: true };
  return text("", true);
}

export const fieldsOf = (section: Section, key: string): readonly FieldSpec[] =>
  groupsOf(section, key).flatMap(({ fields }) => fields);
