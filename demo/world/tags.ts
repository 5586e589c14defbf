import { DAY } from "@/demo/world/calendar";
import { mailOf } from "@/demo/world/people";
import { random } from "@/demo/world/random";
import { ownerAt, type Subject } from "@/demo/world/subject";
import { teams } from "@/demo/world/teams";

/** How the people of a team wrote it down, the same at every instant. */
interface Habit {
  byPathOnly: boolean;
  japanese: boolean;
  purpose: boolean;
  costCenter: boolean;
}

const habits = new WeakMap<Subject, Habit>();

function habitOf(subject: Subject): Habit {
  let habit = habits.get(subject);
  if (!habit) {
    const draw = random(`tags/${subject.key}`);
    habit = {
      byPathOnly: draw.chance(0.06) && subject.gaps.size === 0,
      japanese: draw.chance(0.05),
      purpose: draw.chance(0.12),
      costCenter: draw.chance(0.3),
    };
    habits.set(subject, habit);
  }
  return habit;
}

/**
 * What is written beside a secret at an instant: AWS tags or KV custom metadata. A few teams write
 * values in Japanese, a few secrets say nothing and are told from their path alone.
 */
export function attributesOf(subject: Subject, instant: number): Record<string, string> {
  const { service, env, gaps } = subject;
  const habit = habitOf(subject);
  const attributes: Record<string, string> = {};
  const owner = ownerAt(subject, instant);
  if (owner) attributes.owner = mailOf(owner);
  if (!gaps.has("classification")) attributes.classification = subject.classification;
  if (!gaps.has("kind")) attributes.kind = subject.kind;
  if (!habit.byPathOnly) {
    if (!gaps.has("environment")) attributes.env = env;
    attributes.service = service.id;
    const team = habit.japanese ? teams.find(({ id }) => id === service.team)?.name : undefined;
    attributes.team = team ?? service.team;
  }
  if (habit.purpose) attributes.用途 = subject.purpose;
  if (habit.costCenter) attributes["cost-center"] = `C${4000 + service.weight * 17}`;
  if (hasPasted(subject) && instant > subject.createdAt + PASTED_AFTER)
    attributes.memo = `検証用 ${PASTED_TOKEN}`;
  return attributes;
}

const PASTED_AFTER = 30 * DAY;
/** Nobody's: GitHub issued no such token. In two pieces, so that no scanner takes this file for a leak. */
const PASTED_TOKEN = `${"ghp_"}kgmrcanary0000000000000000000000demo`;

/** Somebody of the orders team pasted a token into a note of a development secret. */
const hasPasted = ({ key, service, env }: Subject) =>
  service.id === "order-api" && env === "dev" && random(`pasted/${key}`).chance(0.12);

/** AWS's list form of the same. */
export const tagList = (attributes: Readonly<Record<string, string>>) =>
  Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));

/** What the description says: the service and the purpose, in Japanese. */
export const descriptionOf = (subject: Subject): string =>
  `${subject.service.name}: ${subject.purpose}`;
