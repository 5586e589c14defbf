import type { Calendar } from "@/demo/world/calendar";
import { engineSeats } from "@/demo/world/engines";
import { arrival, fillUp, legacySubjects } from "@/demo/world/fill";
import { heroes } from "@/demo/world/heroes";
import { giveOddNames } from "@/demo/world/odd-names";
import { drawOwners, forgetHandovers, namedOwner } from "@/demo/world/owners";
import { type Random, random } from "@/demo/world/random";
import { servicesOf } from "@/demo/world/services";
import { settleStanding } from "@/demo/world/standing";
import type { Subject } from "@/demo/world/subject";
import { type TeamId, teams } from "@/demo/world/teams";

/** Everything the company keeps secret, now or in its past: a pure function of the seed. */
export function castOf(seed: string, when: Calendar): Subject[] {
  return teams.flatMap(({ id, secrets, compliance }) => {
    const draw = random(`${seed}/team/${id}`);
    const subjects = [
      ...namedSubjects(id, when),
      ...engineSubjects(id, draw, when),
      ...legacySubjects(id, draw, when),
    ];
    fillUp(id, secrets, subjects, draw, when);
    giveOddNames(subjects);
    forgetHandovers(id, subjects);
    settleStanding(id, compliance, subjects, draw, when);
    return subjects;
  });
}

function namedSubjects(team: TeamId, when: Calendar): Subject[] {
  return servicesOf(team).flatMap((service) =>
    heroes
      .filter((hero) => hero.service === service.id)
      .map((hero): Subject => {
        const createdAt = when.on(-900, 11);
        return {
          key: hero.fullName,
          store: hero.store,
          service,
          env: "prod",
          kind: hero.kind,
          classification: hero.classification,
          name: hero.fullName.split("/").slice(-2).join("/"),
          fullName: hero.fullName,
          purpose: hero.purpose,
          standing: hero.standing,
          automatic: hero.standing === "failed",
          createdAt,
          owners: namedOwner(hero.owner, team, createdAt),
          gaps: new Set(),
          age: hero.age,
        };
      }),
  );
}

function engineSubjects(team: TeamId, draw: Random, when: Calendar): Subject[] {
  return servicesOf(team).flatMap((service) =>
    engineSeats(service).map(({ undated, ...seat }): Subject => {
      const createdAt = arrival(draw, when);
      return {
        ...seat,
        key: `${seat.store}/${service.id}/${seat.env}/${seat.name}`,
        standing: undated ? "unknown" : "compliant",
        createdAt,
        owners: drawOwners(team, createdAt, draw, when),
        gaps: new Set(),
      };
    }),
  );
}
