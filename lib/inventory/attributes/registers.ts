import type { Config } from "@/lib/config/model";
import { holderOf, holderText } from "@/lib/duties/model";
import { fold } from "./fold";

/** What the file says of teams, services and people, ready to be looked up by any of their names. */
export interface Registers {
  /** The id of this team by id, either name or alias; else the folded text, so that one spelling is one team. */
  team(said: string): string;
  service(said: string): string;
  /** The id of a person by id or name, of a team likewise; else the text, an e-mail address in lower case. */
  owner(said: string): string;
  /**
   * Who has a duty, as it is stored: `team:ID`, `person:ID`, `workload:ID`, or a name or e-mail address. Null: not understood,
   * or a workload where people are wanted.
   */
  holder(said: string, byWorkload: boolean): string | null;
  teamOfService(service: string): string | null;
  /** Names people may search by: of the person and team with these ids. */
  names(owner: string | null, team: string | null): string;
}

export function registers(
  config: Pick<Config, "teams" | "services" | "people" | "mapping">,
): Registers {
  const { teams, services, people, mapping } = config;
  const aliases = (own: Readonly<Record<string, string>>): Pair[] => Object.entries(own);

  const teamIds = lookUp([
    ...teams.flatMap(({ id, name, nameEn }): Pair[] => [
      [id, id],
      [name, id],
      [nameEn ?? id, id],
    ]),
    ...aliases(mapping.values.team),
  ]);
  const serviceIds = lookUp([
    ...services.flatMap(({ id, name }): Pair[] => [
      [id, id],
      [name ?? id, id],
    ]),
    ...aliases(mapping.values.service),
  ]);
  const ownerIds = lookUp([
    ...teams.flatMap(({ id, name, nameEn }): Pair[] => [
      [id, id],
      [name, id],
      [nameEn ?? id, id],
    ]),
    ...people.flatMap(({ id, name }): Pair[] => [
      [id, id],
      [name, id],
    ]),
    ...aliases(mapping.values.owner),
  ]);
  const teamOf = new Map(services.map(({ id, team }) => [id, team]));
  const personName = new Map(people.map(({ id, name }) => [id, name]));
  const teamNames = new Map(
    teams.map(({ id, name, nameEn }) => [id, `${name} ${nameEn ?? ""}`.trim()]),
  );

  const ownerId = (said: string) => ownerIds.get(fold(said)) ?? unknownOwner(said);

  function holder(said: string, byWorkload: boolean): string | null {
    const named = holderOf(said.trim());
    if (named?.kind === "workload") {
      const id = serviceIds.get(fold(named.id));
      return byWorkload && id !== undefined ? holderText({ kind: "workload", id }) : null;
    }
    const id = ownerId(named?.id ?? said);
    const isTeam = teams.some((team) => team.id === id);
    if (named && isTeam !== (named.kind === "team")) return null;
    if (!isTeam && !id.includes("@") && !personName.has(id)) return null;
    return holderText({ kind: isTeam ? "team" : "person", id });
  }

  return {
    team: (said) => teamIds.get(fold(said)) ?? fold(said),
    service: (said) => serviceIds.get(fold(said)) ?? fold(said),
    owner: ownerId,
    holder,
    teamOfService: (service) => teamOf.get(service) ?? null,
    names: (owner, team) =>
      [owner && (personName.get(owner) ?? teamNames.get(owner)), team && teamNames.get(team)]
        .filter(Boolean)
        .join(" "),
  };
}

type Pair = readonly [said: string, id: string];
const lookUp = (pairs: readonly Pair[]): ReadonlyMap<string, string> =>
  new Map(pairs.map(([said, id]) => [fold(said), id]));

const unknownOwner = (said: string): string =>
  said.includes("@") ? fold(said) : said.normalize("NFKC").trim();
