import { type Calendar, DAY } from "@/demo/world/calendar";
import { maxAgeDays } from "@/demo/world/policies";
import type { Random } from "@/demo/world/random";
import type { Subject } from "@/demo/world/subject";
import type { TeamId } from "@/demo/world/teams";

/** Rotations that the backend started and could not finish, by team. */
const failedRotations: Partial<Record<TeamId, number>> = {
  logistics: 3,
  "corp-it": 2,
  stores: 2,
  cs: 1,
  data: 2,
  orders: 2,
  ads: 1,
  members: 1,
  search: 1,
  payments: 1,
  sre: 1,
};

/** Database credentials of 物流 that went overdue after the term was halved. */
const LOGISTICS_DATABASES = 41;

/** Entries that only issue short-lived credentials: they count for completion, never for rotation. */
export const issuesOnly = (subject: Subject): boolean =>
  ["database-role", "pki-role", "ssh-role", "aws-role"].includes(subject.store);

/**
 * Decides which of a team's secrets are overdue or failed on the first day, so that the team's
 * compliance is the given one. Those the story names keep what the story says.
 */
export function settleStanding(
  team: TeamId,
  compliance: number,
  subjects: Subject[],
  draw: Random,
  when: Calendar,
): void {
  const judged = subjects.filter((one) => !issuesOnly(one) && one.endedAt === undefined);
  const bad = judged.filter((one) => one.standing !== "compliant").length;
  let missing = Math.round(judged.length * (1 - compliance)) - bad;
  const open = shuffled(judged, draw).filter(
    (one) => one.standing === "compliant" && one.age === undefined,
  );

  let failed = failedRotations[team] ?? 0;
  for (const subject of open) {
    if (failed === 0) break;
    if (!(subject.store === "sm" && subject.automatic && isOld(subject, when))) continue;
    subject.standing = "failed";
    failed--;
    missing--;
  }
  if (team === "logistics") missing -= tightenedDatabases(open, draw);
  for (const subject of open) {
    if (missing <= 0) break;
    if (subject.standing !== "compliant" || subject.automatic || !isOld(subject, when)) continue;
    subject.standing = "overdue";
    missing--;
  }
}

/** 物流 kept to the old term of 180 days: all of these passed 90 days in the last month. */
function tightenedDatabases(open: Subject[], draw: Random): number {
  const databases = open
    .filter((one) => one.kind === "database" && one.env === "prod" && one.standing === "compliant")
    .filter((one) => one.store === "sm" || one.store === "ssm" || one.store === "kv")
    .slice(0, LOGISTICS_DATABASES);
  for (const subject of databases) {
    subject.standing = "overdue";
    subject.automatic = false;
    subject.age = draw.int(91, 118);
  }
  return databases.length;
}

function isOld(subject: Subject, when: Calendar): boolean {
  const days = maxAgeDays(subject.kind, subject.env, when.today, when);
  return subject.createdAt < when.today - days * 1.3 * DAY;
}

function shuffled<T>(items: readonly T[], draw: Random): T[] {
  return items
    .map((item) => ({ item, order: draw.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
