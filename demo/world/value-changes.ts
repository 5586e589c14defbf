import { type Calendar, DAY, HOUR, tokyoMidnight } from "@/demo/world/calendar";
import { maxAgeDays } from "@/demo/world/policies";
import { type Random, random } from "@/demo/world/random";
import type { Subject } from "@/demo/world/subject";
import { teams } from "@/demo/world/teams";

/** How often a team changes a value by hand after its term, in the past and in time to come. */
function lateness(subject: Subject): number {
  const team = teams.find(({ id }) => id === subject.service.team);
  if (!team || team.id === "logistics") return 0.3; // 物流 fell behind only lately
  return (1 - team.compliance) * 1.9;
}

/**
 * The instants at which a secret's value was written, ascending, the first being its creation.
 * Before the demo's first day they are drawn backwards from the standing it has on that day;
 * after it, forwards, so that a longer horizon only adds to the end.
 */
export function valueChanges(
  subject: Subject,
  seed: string,
  when: Calendar,
  horizon: number,
): number[] {
  const draw = random(`${seed}/changes/${subject.key}`);
  const end = subject.endedAt ?? Number.POSITIVE_INFINITY;
  const latest = latestChange(subject, draw, when);
  const past: number[] = [];
  for (let at = latest; at > subject.createdAt + DAY; at = earlier(subject, at, draw, when)) {
    past.push(at);
  }
  const changes = [subject.createdAt, ...past.reverse()];
  if (subject.standing !== "failed") {
    const ahead = random(`${seed}/ahead/${subject.key}`);
    for (let at = later(subject, latest, ahead, when); at < horizon; ) {
      changes.push(at);
      at = later(subject, at, ahead, when);
    }
  }
  return changes.filter((at) => at < end);
}

/** When the value was last written before the first day. */
function latestChange(subject: Subject, draw: Random, when: Calendar): number {
  const days = maxAgeDays(subject.kind, subject.env, when.today, when);
  const age = subject.age ?? ageOf(subject, days, draw);
  return atWork(subject, when.today - age * DAY, draw);
}

function ageOf(subject: Subject, days: number, draw: Random): number {
  switch (subject.standing) {
    case "overdue":
      return days + 1 + Math.ceil(draw.next() ** 1.2 * days * 0.9);
    case "failed":
      return days + draw.int(2, 30);
    default:
      return subject.automatic
        ? draw.int(1, cadence(subject, days) - 1)
        : Math.ceil(draw.next() * (days - 2));
  }
}

/** Days between two rotations by a job: well inside the term. */
function cadence(subject: Subject, days: number): number {
  return Math.max(7, Math.floor(days * (subject.kind === "certificate" ? 0.75 : 0.66)));
}

/** The same for a version written at an instant, under the term of that time. */
export function cadenceDays(subject: Subject, instant: number, when: Calendar): number {
  return cadence(subject, maxAgeDays(subject.kind, subject.env, instant, when));
}

function earlier(subject: Subject, at: number, draw: Random, when: Calendar): number {
  const days = maxAgeDays(subject.kind, subject.env, at - DAY, when);
  return atWork(subject, at - interval(subject, days, draw) * DAY, draw);
}

function later(subject: Subject, at: number, draw: Random, when: Calendar): number {
  const days = maxAgeDays(subject.kind, subject.env, Math.max(at, when.today), when);
  const next = atWork(subject, at + interval(subject, days, draw) * DAY, draw);
  // What is overdue on the first day is put right over the weeks that follow.
  const soonest = atWork(subject, when.on(draw.int(2, 45)), draw);
  return next < when.on(1) ? soonest : next;
}

function interval(subject: Subject, days: number, draw: Random): number {
  if (subject.automatic) return cadence(subject, days);
  return draw.chance(lateness(subject))
    ? days + Math.ceil(draw.next() * days * 0.7)
    : days - draw.int(1, Math.ceil(days * 0.25));
}

/** Jobs run at three in the night, people between ten and six, in Tokyo. */
function atWork(subject: Subject, instant: number, draw: Random): number {
  const hour = subject.automatic ? 3 + draw.next() * 0.2 : 10 + draw.next() * 8;
  return Math.floor(tokyoMidnight(instant) + hour * HOUR);
}
