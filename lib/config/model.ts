import { z } from "zod";
import { RoleGrant, SignIn } from "./model/access";
import { BreakGlass } from "./model/break-glass";
import { clashes } from "./model/cross-checks";
import { DutyRule } from "./model/duties";
import { AuditTrail, Evidence } from "./model/evidence";
import { Mapping } from "./model/mapping";
import { NamingRule } from "./model/naming";
import { Notifications } from "./model/notifications";
import { Organisation } from "./model/organisation";
import { PlainText, Policies } from "./model/policies";
import { Principals } from "./model/principals";
import { Estate, Person, Service, Team } from "./model/registers";
import { Source } from "./model/sources";

/** kagimori.config.yaml. Parsed: every default filled in, durations in seconds, single values as lists. */
export const Config = z
  .strictObject({
    organisation: Organisation.prefault({}),
    sources: z.array(Source).default([]),
    estate: Estate.optional(),
    teams: z.array(Team).default([]),
    services: z.array(Service).default([]),
    people: z.array(Person).default([]),
    mapping: Mapping.prefault({}),
    policies: Policies.prefault({}),
    plainText: PlainText.prefault({}),
    naming: z.array(NamingRule).default([]).meta({
      description: "How secrets are to be called. In order; the first that fits holds",
    }),
    duties: z.array(DutyRule).default([]).meta({
      description:
        "Who has which duty. In order; of each duty the first that fits and names it holds",
    }),
    principals: Principals.prefault({}),
    breakGlass: BreakGlass.prefault({}),
    roles: z.array(RoleGrant).default([]),
    signIn: SignIn.prefault({}),
    evidence: Evidence.prefault({}),
    auditTrail: AuditTrail.prefault({}),
    notifications: Notifications.prefault({}),
  })
  .superRefine((config, context) => {
    for (const clash of clashes(config)) context.addIssue({ code: "custom", ...clash });
  });
export type Config = z.output<typeof Config>;
