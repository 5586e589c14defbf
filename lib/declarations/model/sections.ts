import { z } from "zod";
import type { Permission } from "@/lib/access-control/model";
import { Exclusion, Rule } from "@/lib/config/model/mapping";
import { kpiIds, Organisation } from "@/lib/config/model/organisation";
import { Attestation, Ignored, RotationPolicy, StopTimePolicy } from "@/lib/config/model/policies";
import { Person, Service, Team } from "@/lib/config/model/registers";
import { Id } from "@/lib/config/model/terms";

/** Key under which the order of a section's items is declared: no id may hold a star. */
export const orderKey = "*";

/** Parts of the config that can be declared on screen too. */
const sectionNames = [
  "mapping.rules",
  "mapping.exclude",
  "policies.rotation",
  "policies.stopTime",
  "policies.attestation",
  "plainText.ignore",
  "teams",
  "services",
  "people",
  "targets",
  "organisation",
] as const;
export const Section = z.enum(sectionNames);
export type Section = z.infer<typeof Section>;

export interface SectionKind {
  /** Where it stands in the config file. */
  readonly at: string;
  /** What the body of a declaration with this key must be; null: no such key. */
  readonly body: (key: string) => z.ZodType | null;
  /** The list's items carry their key as `id`; `named`: an item has no id, and its key is ours; `value`: not a list. */
  readonly keyed: "id" | "named" | "value";
  /** The first that fits holds, so that the order is part of what is declared. */
  readonly ordered: boolean;
  /** Policies, targets and scope rules: under `organisation.fourEyes` a change takes two people. */
  readonly twoPeople: boolean;
  /** Rows of the inventory follow from it. */
  readonly derives: boolean;
  readonly propose: Permission;
}

const any = (item: z.ZodType) => (key: string) => (Id.safeParse(key).success ? item : null);
const among = (fields: Readonly<Record<string, z.ZodType>>) => (key: string) => fields[key] ?? null;

const { name, fiscalYearStart, fourEyes, language } = Organisation.shape;
const basic = { twoPeople: false, derives: true, propose: "declaration:propose" } as const;
const register = { ...basic, keyed: "id", ordered: false, propose: "register:manage" } as const;
const policy = { ...basic, twoPeople: true } as const;

/** Every section with what its items are. The one place to add a section; merge.ts says where its items go. */
export const sections: Readonly<Record<Section, SectionKind>> = {
  "mapping.rules": {
    ...basic,
    at: "mapping.rules",
    body: any(Rule),
    keyed: "id",
    ordered: true,
  },
  "mapping.exclude": {
    ...policy,
    at: "mapping.exclude",
    // Who approved is what happened, not what somebody wrote.
    body: any(Exclusion.omit({ approver: true })),
    keyed: "id",
    ordered: false,
  },
  "policies.rotation": {
    ...policy,
    at: "policies.rotation",
    body: any(RotationPolicy),
    keyed: "id",
    ordered: true,
  },
  "policies.stopTime": {
    ...policy,
    at: "policies.stopTime",
    body: any(StopTimePolicy),
    keyed: "named",
    ordered: true,
  },
  "policies.attestation": {
    ...policy,
    at: "policies.attestation",
    body: among(Attestation.shape),
    keyed: "value",
    ordered: false,
  },
  "plainText.ignore": {
    ...policy,
    at: "plainText.ignore",
    body: any(Ignored.omit({ approver: true })),
    keyed: "named",
    ordered: false,
  },
  teams: { ...register, at: "teams", body: any(Team) },
  services: { ...register, at: "services", body: any(Service) },
  people: {
    ...register,
    at: "people",
    // People are known by their e-mail address, or by what owner tags hold.
    body: (key) => (key.trim() === "" || key.length > 500 ? null : Person),
  },
  targets: {
    ...policy,
    derives: false,
    at: "organisation.targets",
    body: (key) =>
      kpiIds.some((id) => id === key) ? z.number().nonnegative("must not be negative") : null,
    keyed: "value",
    ordered: false,
  },
  organisation: {
    ...policy,
    derives: false,
    at: "organisation",
    body: among({ name, fiscalYearStart, fourEyes, language }),
    keyed: "value",
    ordered: false,
  },
};
