import type { Calendar } from "@/demo/world/calendar";
import { leaversOf, membersOf, people } from "@/demo/world/people";
import type { Random } from "@/demo/world/random";
import type { Subject } from "@/demo/world/subject";
import type { TeamId } from "@/demo/world/teams";

/** How many secrets of a team still name somebody who has left. */
const forgotten: Partial<Record<TeamId, number>> = {
  logistics: 3,
  "corp-it": 9,
  cs: 5,
  data: 6,
  payments: 3,
};

/** Who is written down as owner from the start; leavers hand over in the days after they go. */
export function drawOwners(
  team: TeamId,
  createdAt: number,
  draw: Random,
  when: Calendar,
): Subject["owners"] {
  const member = draw.pick(membersOf(team));
  const leaver = leaversOf(team)[0];
  const leftAt = when.on(-(leaver?.leftDaysAgo ?? 0), 16.5);
  if (!leaver || createdAt > leftAt || !draw.chance(0.25)) {
    return [{ from: createdAt, person: member }];
  }
  const handedOver = leftAt + draw.int(0, 4) * 86_400_000 + draw.int(0, 90) * 60_000;
  return [
    { from: createdAt, person: leaver },
    { from: handedOver, person: member },
  ];
}

/** The owner a hero is known for. */
export function namedOwner(id: string, team: TeamId, createdAt: number): Subject["owners"] {
  const person = people.find((one) => (id === "lead" ? one === membersOf(team)[0] : one.id === id));
  if (!person) throw new Error(`no person ${id}`);
  return [{ from: createdAt, person }];
}

/** Leaves a team's forgotten share with the person who left: nobody took these over. */
export function forgetHandovers(team: TeamId, subjects: Subject[]): void {
  let left = forgotten[team] ?? 0;
  for (const subject of subjects) {
    if (left === 0) return;
    const [first] = subject.owners;
    if (subject.owners.length < 2 || !first || subject.endedAt !== undefined) continue;
    subject.owners = [first];
    left--;
  }
}
