import { z } from "zod";
import { RoleGrant, SignIn } from "@/lib/config/model/access";
import { Mapping } from "@/lib/config/model/mapping";
import { Organisation } from "@/lib/config/model/organisation";
import { PlainText, Policies } from "@/lib/config/model/policies";
import { Estate, Person, Service, Team } from "@/lib/config/model/registers";
import { Source } from "@/lib/config/model/sources";

/** kagimori.config.yaml. Parsed: every default filled in, durations in seconds, single values as lists. */
export const Config = z.strictObject({
  organisation: Organisation.prefault({}),
  sources: z.array(Source).default([]),
  estate: Estate.optional(),
  teams: z.array(Team).default([]),
  services: z.array(Service).default([]),
  people: z.array(Person).default([]),
  mapping: Mapping.prefault({}),
  policies: Policies.prefault({}),
  plainText: PlainText.prefault({}),
  roles: z.array(RoleGrant).default([]),
  signIn: SignIn.prefault({}),
});
export type Config = z.output<typeof Config>;
