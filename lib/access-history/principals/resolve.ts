import type { PrincipalRule } from "@/lib/config/model/principals";
import type { Resolution, Told } from "./model";
import { type Captured, fits } from "./pattern";
import type { People } from "./people";

/** Everything a resolution looks at, compiled once per run. */
export interface PrincipalRules {
  /** Of the file first, then of the screen. */
  rules: readonly PrincipalRule[];
  /** Roles in which people work. */
  interactive: readonly string[];
  people: People;
  /** Ids of the services register. */
  services: readonly string[];
  /** Names of the functions that rotate, as the inventory knows them. */
  rotationFunctions: readonly string[];
}

const unresolved: Resolution = {
  kind: "unresolved",
  personId: null,
  service: null,
  rotates: false,
  resolvedBy: null,
};

/** Ways in which people sign in, as AWS and Vault name them. */
const peoplesTypes =
  /^(IAMUser|SAMLUser|WebIdentityUser|FederatedUser|IdentityCenterUser|Root|userpass|ldap|oidc|saml|okta|radius|kerberos|github)$/i;
/** Ways in which only programs sign in. */
const programsTypes = /^(approle|kubernetes|cert|aws|azure|gcp|alicloud|oci|cf|spiffe)$/i;

/**
 * Who is behind a principal, by the first of these that applies: the register of people knows the person named by the
 * session · a rule · a role in which people work · a rotation function of the inventory · the services register knows the
 * role's name · the way they signed in. Else it is unresolved. Pure.
 */
export function resolvePrincipal(told: Told, given: PrincipalRules): Resolution {
  return (
    byPerson(told, given) ??
    byRule(told, given) ??
    byInteractiveRole(told, given) ??
    byRotationFunction(told, given) ??
    byServiceName(told, given) ??
    byType(told) ??
    unresolved
  );
}

const personOf = ({ identity, session, name, type }: Told, people: People): string | null =>
  people.find(identity) ??
  people.find(session) ??
  (peoplesTypes.test(type) ? people.find(bareName(name)) : null);

/** `arn:aws:iam::…:user/ann` and `userpass-ann` are ann. */
const bareName = (name: string) =>
  name.slice(name.lastIndexOf("/") + 1).replace(/^(userpass|ldap|oidc|saml|okta|github)-/i, "");

function byPerson(told: Told, { people }: PrincipalRules): Resolution | null {
  if (programsTypes.test(told.type)) return null;
  const personId = personOf(told, people);
  if (personId === null) return null;
  return { ...unresolved, kind: "person", personId, resolvedBy: "register" };
}

function byRule(told: Told, given: PrincipalRules): Resolution | null {
  for (const rule of given.rules) {
    const captured = matched(rule, told);
    if (!captured) continue;
    const { kind, rotates, id } = rule;
    const service = rule.service ?? capturedService(captured.service, told, given.services);
    const personId =
      kind === "person"
        ? (given.people.find(rule.person ?? captured.person) ?? personOf(told, given.people))
        : null;
    return {
      kind,
      personId,
      service: kind === "workload" ? service : null,
      rotates,
      resolvedBy: id,
    };
  }
  return null;
}

/** What the placeholders captured when every key of the rule holds; null when one does not. */
export function matched({ match }: Pick<PrincipalRule, "match">, told: Told): Captured | null {
  const captured: Captured = { service: null, person: null };
  for (const key of ["account", "type", "role", "session", "name", "identity"] as const) {
    const patterns = match[key];
    if (!patterns) continue;
    const found = patterns.map((pattern) => fits(pattern, told[key])).find((one) => one !== null);
    if (!found) return null;
    captured.service ??= found.service;
    captured.person ??= found.person;
  }
  return captured;
}

function byInteractiveRole(told: Told, { interactive, people }: PrincipalRules): Resolution | null {
  if (!interactive.some((pattern) => fits(pattern, told.role))) return null;
  return {
    ...unresolved,
    kind: "person",
    personId: personOf(told, people),
    resolvedBy: "interactive",
  };
}

function byRotationFunction(
  told: Told,
  { rotationFunctions, services }: PrincipalRules,
): Resolution | null {
  const names = [told.session, roleName(told.role)];
  if (
    !rotationFunctions.some((name) =>
      names.some((one) => one?.toLowerCase() === name.toLowerCase()),
    )
  )
    return null;
  return {
    ...unresolved,
    kind: "workload",
    service: serviceIn(told, services),
    rotates: true,
    resolvedBy: "rotation-function",
  };
}

const roleName = (role: string | null) => role?.slice(role.lastIndexOf("/") + 1) ?? null;

function byServiceName(told: Told, { services }: PrincipalRules): Resolution | null {
  if (peoplesTypes.test(told.type)) return null;
  const service = serviceIn(told, services);
  return service === null
    ? null
    : { ...unresolved, kind: "workload", service, resolvedBy: "services" };
}

/** The service whose id stands in the role's name as whole words; the longest, if several do. */
function serviceIn({ role, name }: Told, services: readonly string[]): string | null {
  const words = `-${(roleName(role) ?? bareName(name)).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}-`;
  const inside = services.filter((id) =>
    words.includes(`-${id.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}-`),
  );
  return inside.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? null;
}

/** A placeholder takes as little as fits: where that is no service, one that stands in the name as whole words is. */
function capturedService(captured: string | null, told: Told, services: readonly string[]) {
  if (captured === null) return null;
  const known = services.find((id) => id.toLowerCase() === captured.toLowerCase());
  return known ?? serviceIn(told, services);
}

function byType({ type }: Told): Resolution | null {
  if (peoplesTypes.test(type)) return { ...unresolved, kind: "person", resolvedBy: "log" };
  if (programsTypes.test(type)) return { ...unresolved, kind: "workload", resolvedBy: "log" };
  return null;
}
