import { duties as dutyNames, holderOf } from "@/lib/duties/model";
import type { DutyRule } from "./duties";
import type { Source } from "./sources";

type Path = (string | number)[];
/** What is wrong between two items, and where the second of them stands. */
export interface Clash {
  path: Path;
  message: string;
}

interface Sections {
  sources: readonly Source[];
  teams: readonly { id: string }[];
  services: readonly { id: string; team: string }[];
  people: readonly { id: string; team?: string | undefined }[];
  mapping: { rules: readonly { id: string }[]; exclude: readonly { id: string }[] };
  policies: { rotation: readonly { id: string }[] };
  naming: readonly { id: string }[];
  duties: readonly DutyRule[];
  principals: {
    rules: readonly { id: string; service?: string | undefined; person?: string | undefined }[];
    aliases: Readonly<Record<string, readonly string[]>>;
  };
  auditTrail: { checkpoints: readonly object[] };
  notifications: { smtp?: object | undefined };
}

/** Ids used twice and references to what is not there. Teams are looked up only when the file has any. */
export function clashes({
  sources,
  teams,
  services,
  people,
  mapping,
  policies,
  naming,
  duties,
  principals,
  auditTrail,
  notifications,
}: Sections): Clash[] {
  const vaults = new Set(sources.filter(({ kind }) => kind === "vault").map(({ id }) => id));
  const isTeam = (id: string | undefined) =>
    id === undefined || teams.length === 0 || teams.some((team) => team.id === id);

  const isService = (id: string | undefined) =>
    id === undefined || services.length === 0 || services.some((service) => service.id === id);

  const isPerson = (id: string) => people.length === 0 || people.some((person) => person.id === id);

  return [
    ...repeated(["sources"], sources),
    ...repeated(["teams"], teams),
    ...repeated(["services"], services),
    ...repeated(["people"], people),
    ...repeated(["mapping", "rules"], mapping.rules),
    ...repeated(["mapping", "exclude"], mapping.exclude),
    ...repeated(["policies", "rotation"], policies.rotation),
    ...repeated(["naming"], naming),
    ...repeated(["duties"], duties),
    ...duties.flatMap((rule, at) =>
      dutyNames.flatMap((duty) => {
        const holder = holderOf(rule[duty] ?? null);
        const path = ["duties", at, duty];
        if (holder?.kind === "team" && !isTeam(holder.id))
          return [{ path, message: "is the id of no team" }];
        if (holder?.kind === "workload" && !isService(holder.id))
          return [{ path, message: "is the id of no service" }];
        return [];
      }),
    ),
    ...repeated(["principals", "rules"], principals.rules),
    ...principals.rules.flatMap(({ service, person }, at) => [
      ...(isService(service)
        ? []
        : [{ path: ["principals", "rules", at, "service"], message: "is the id of no service" }]),
      ...(person === undefined || isPerson(person)
        ? []
        : [{ path: ["principals", "rules", at, "person"], message: "is the id of no person" }]),
    ]),
    ...Object.keys(principals.aliases).flatMap((person) =>
      isPerson(person.toLowerCase())
        ? []
        : [{ path: ["principals", "aliases", person], message: "is the id of no person" }],
    ),
    ...services.flatMap(({ team }, at) =>
      isTeam(team) ? [] : [{ path: ["services", at, "team"], message: "is the id of no team" }],
    ),
    ...people.flatMap(({ team }, at) =>
      isTeam(team) ? [] : [{ path: ["people", at, "team"], message: "is the id of no team" }],
    ),
    ...auditTrail.checkpoints.flatMap((place, at) =>
      "mail" in place && !notifications.smtp
        ? [
            {
              path: ["auditTrail", "checkpoints", at, "mail"],
              message: "needs notifications.smtp, the mail server",
            },
          ]
        : [],
    ),
    ...sources.flatMap((source, at) =>
      source.kind === "vault-audit" && !vaults.has(source.vault)
        ? [{ path: ["sources", at, "vault"], message: "is the id of no source of kind vault" }]
        : [],
    ),
  ];
}

function repeated(section: Path, items: readonly { id: string }[]): Clash[] {
  const first = new Map<string, number>();
  return items.flatMap(({ id }, at) => {
    const before = first.get(id);
    if (before === undefined) {
      first.set(id, at);
      return [];
    }
    return [{ path: [...section, at, "id"], message: "is used twice; ids are unique" }];
  });
}
