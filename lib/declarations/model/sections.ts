import { z } from "zod";
import type { Permission } from "@/lib/access-control/model";
import { DutyRule } from "@/lib/config/model/duties";
import { Exclusion, Rule } from "@/lib/config/model/mapping";
import { NamingRule } from "@/lib/config/model/naming";
import { kpiIds, Organisation } from "@/lib/config/model/organisation";
import { Attestation, Ignored, RotationPolicy, StopTimePolicy } from "@/lib/config/model/policies";
import { Person, Service, Team } from "@/lib/config/model/registers";
import { Id } from "@/lib/config/model/terms";
import { type Listed, lists } from "./lists";
import type { Section } from "./section";

/** Key under which the order of a section's items is declared: no id may hold a star. */
export const orderKey = "*";

export interface SectionKind extends Listed {
  /** Where it stands in the config file. */
  readonly at: string;
  /** What the body of a declaration with this key must be; null: no such key. */
  readonly body: (key: string) => z.ZodType | null;
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
const register = { ...basic, propose: "register:manage" } as const;
const policy = { ...basic, twoPeople: true } as const;

/** Every section with what its items are. The one place to add a section; merge.ts says where its items go. */
export const sections: Readonly<Record<Section, SectionKind>> = {
  "mapping.rules": {
    ...basic,
    ...lists["mapping.rules"],
    at: "mapping.rules",
    body: any(Rule),
  },
  "mapping.exclude": {
    ...policy,
    ...lists["mapping.exclude"],
    at: "mapping.exclude",
    // Who approved is what happened, not what somebody wrote.
    body: any(Exclusion.omit({ approver: true })),
  },
  "policies.rotation": {
    ...policy,
    ...lists["policies.rotation"],
    at: "policies.rotation",
    body: any(RotationPolicy),
  },
  "policies.stopTime": {
    ...policy,
    ...lists["policies.stopTime"],
    at: "policies.stopTime",
    body: any(StopTimePolicy),
  },
  "policies.attestation": {
    ...policy,
    ...lists["policies.attestation"],
    at: "policies.attestation",
    body: among(Attestation.shape),
  },
  "plainText.ignore": {
    ...policy,
    ...lists["plainText.ignore"],
    at: "plainText.ignore",
    body: any(Ignored.omit({ approver: true })),
  },
  duties: { ...policy, ...lists.duties, at: "duties", body: any(DutyRule) },
  naming: {
    ...policy,
    ...lists.naming,
    at: "naming",
    body: any(NamingRule),
  },
  teams: { ...register, ...lists.teams, at: "teams", body: any(Team) },
  services: { ...register, ...lists.services, at: "services", body: any(Service) },
  people: {
    ...register,
    ...lists.people,
    at: "people",
    // People are known by their e-mail address, or by what owner tags hold.
    body: (key) => (key.trim() === "" || key.length > 500 ? null : Person),
  },
  targets: {
    ...policy,
    ...lists.targets,
    derives: false,
    at: "organisation.targets",
    body: (key) =>
      kpiIds.some((id) => id === key) ? z.number().nonnegative("must not be negative") : null,
  },
  organisation: {
    ...policy,
    ...lists.organisation,
    derives: false,
    at: "organisation",
    body: among({ name, fiscalYearStart, fourEyes, language }),
  },
};
