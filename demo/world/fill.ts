import type { Calendar } from "@/demo/world/calendar";
import { type Template, templates } from "@/demo/world/catalog";
import { drawOwners } from "@/demo/world/owners";
import type { Classification, Env } from "@/demo/world/policies";
import type { Random } from "@/demo/world/random";
import { type Service, servicesOf } from "@/demo/world/services";
import type { Gap, Store, Subject } from "@/demo/world/subject";
import type { TeamId } from "@/demo/world/teams";

/** Share of a team's secrets about which something was never written down. */
const carelessness: Record<TeamId, number> = {
  logistics: 0.06,
  "corp-it": 0.06,
  stores: 0.05,
  cs: 0.05,
  data: 0.04,
  orders: 0.03,
  ads: 0.04,
  members: 0.02,
  search: 0.02,
  mobile: 0.02,
  payments: 0.015,
  sre: 0.01,
};

/** Paths that still lie in the KV version 1 mount, whose dates nobody can tell. */
const legacyPaths: Partial<Record<TeamId, number>> = {
  logistics: 6,
  "corp-it": 9,
  stores: 9,
  cs: 6,
  data: 4,
  orders: 3,
  ads: 2,
  members: 2,
  search: 1,
  sre: 2,
};

/** 物流 runs its warehouses on many databases. */
const WAREHOUSE_DATABASES = 0.18;
const databases = templates.filter(({ kind }) => kind === "database");

/** Secrets a reader does not count: the archive's, a login that was never given its other half. */
const outOfSight: Partial<Record<TeamId, number>> = { stores: 3, search: 1 };

const oneStepLower: Record<Classification, Classification> = {
  critical: "confidential",
  confidential: "internal",
  internal: "internal",
  configuration: "configuration",
};

/** Fills a team up to its number of living secrets, and adds those that are gone today. */
export function fillUp(
  team: TeamId,
  size: number,
  subjects: Subject[],
  draw: Random,
  when: Calendar,
): void {
  const taken = new Set(subjects.map((one) => one.key));
  const living = size + (outOfSight[team] ?? 0) - subjects.length;
  for (let i = 0; i < living; i++)
    subjects.push(make(team, storeOf(team, draw), taken, draw, when));
  for (let i = 0; i < size * 0.05; i++) {
    const subject = make(team, storeOf(team, draw), taken, draw, when);
    const days = draw.chance(0.25) ? draw.int(1, 24) : draw.int(25, 390);
    subject.createdAt = when.on(-days - draw.int(200, 900), 10 + draw.next() * 8);
    subject.owners = drawOwners(team, subject.createdAt, draw, when);
    subject.endedAt = when.on(-days, 10 + draw.next() * 8);
    subjects.push(subject);
  }
}

/** The team's paths in the KV version 1 mount. */
export function legacySubjects(team: TeamId, draw: Random, when: Calendar): Subject[] {
  const taken = new Set<string>();
  return Array.from({ length: legacyPaths[team] ?? 0 }, () => ({
    ...make(team, "kv1", taken, draw, when),
    standing: "unknown",
    automatic: false,
    gaps: new Set<Gap>(),
  }));
}

function make(
  team: TeamId,
  store: Store,
  taken: Set<string>,
  draw: Random,
  when: Calendar,
): Subject {
  const { service, env, template, key } = freeSeat(team, store, taken, draw);
  taken.add(key);
  const createdAt = arrival(draw, when);
  const byJob = store === "sm" ? (template.kind === "database" ? 0.6 : 0.3) : 0.2;
  return {
    key,
    store,
    service,
    env,
    kind: template.kind,
    classification:
      env === "prod" ? template.classification : oneStepLower[template.classification],
    name: template.name,
    purpose: template.purpose,
    standing: "compliant",
    automatic: store !== "ssm" && draw.chance(byJob),
    createdAt,
    owners: drawOwners(team, createdAt, draw, when),
    gaps: drawGaps(team, draw),
  };
}

/** A name that no other secret of the service has in that environment, in any store. */
function freeSeat(team: TeamId, store: Store, taken: ReadonlySet<string>, draw: Random) {
  for (let tries = 0; tries < 10_000; tries++) {
    const service = weighted(servicesOf(team), draw);
    const warehouse = team === "logistics" && store !== "kv1" && draw.chance(WAREHOUSE_DATABASES);
    const env = warehouse ? "prod" : environment(draw);
    const template: Template = draw.pick(warehouse ? databases : templates);
    const prefix = store === "kv1" ? "kv1/" : "";
    const key = `${prefix}${env}/${service.id}/${template.name}`;
    if (!taken.has(key)) return { service, env, template, key };
  }
  throw new Error(`${team} has no name left`);
}

/** Most of the inventory is older than the thirteen months of the demo's past; some came since. */
export function arrival(draw: Random, when: Calendar): number {
  const days = draw.chance(0.86) ? draw.int(400, 1500) : draw.int(4, 394);
  return when.on(-days, 10 + draw.next() * 8);
}

function environment(draw: Random): Env {
  const at = draw.next();
  if (at < 0.52) return "prod";
  if (at < 0.78) return "stg";
  return at < 0.965 ? "dev" : "local";
}

/** The teams that never moved out of the mount they began with. */
const inOldMount: readonly TeamId[] = ["orders", "search"];

function storeOf(team: TeamId, draw: Random): Store {
  const at = draw.next();
  if (at < 0.46) return "sm";
  if (at < 0.68) return "ssm";
  return at < 0.9 || !inOldMount.includes(team) ? "kv" : "secret";
}

function drawGaps(team: TeamId, draw: Random): ReadonlySet<Gap> {
  const careless = draw.chance(carelessness[team]);
  const at = draw.next();
  if (!careless) return new Set();
  const gap: Gap =
    at < 0.42 ? "owner" : at < 0.67 ? "environment" : at < 0.9 ? "classification" : "kind";
  return new Set([gap]);
}

/** Heavier services hold more. */
function weighted(list: readonly Service[], draw: Random): Service {
  let at = draw.next() * list.reduce((sum, one) => sum + one.weight, 0);
  for (const service of list) {
    at -= service.weight;
    if (at < 0) return service;
  }
  return draw.pick(list);
}
