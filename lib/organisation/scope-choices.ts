import { totalsLevel } from "@/lib/access-control/levels";
import type { Binding } from "@/lib/access-control/model";

/** Teams and services as the registers have them. */
export interface Registers {
  readonly teams: readonly { id: string; name: string; nameEn: string | null }[];
  readonly services: readonly { id: string; name: string; team: string | null }[];
}

/** Names by id, in one language. */
export interface Names {
  readonly team: Readonly<Record<string, string>>;
  readonly service: Readonly<Record<string, string>>;
}

/** Teams and services by name. A team without an English name keeps its own. */
export function namesOf({ teams, services }: Registers, locale: "ja" | "en"): Names {
  const named = teams.map(({ id, name, nameEn }) => [id, (locale === "en" && nameEn) || name]);
  return {
    team: Object.fromEntries(named),
    service: Object.fromEntries(services.map(({ id, name }) => [id, name])),
  };
}

/**
 * The part of the registers somebody may narrow figures by: all of it for whose totals are the organisation's, else the
 * teams and services their bindings name. Pure.
 */
export function registersWithin(bindings: readonly Binding[], all: Registers): Registers {
  if (totalsLevel(bindings) === "organisation") return all;
  const open = (team: string | null, service: string | null) =>
    bindings.some(
      ({ scope }) =>
        scope.length === 0 ||
        scope.some(
          (item) =>
            (!item.team || (team !== null && item.team.includes(team))) &&
            (!item.service || service === null || item.service.includes(service)),
        ),
    );
  const services = all.services.filter(({ id, team }) => open(team, id));
  return {
    services,
    teams: all.teams.filter(({ id }) => open(id, null) || services.some(({ team }) => team === id)),
  };
}
