import { mailOf } from "@/demo/world/people";
import { random } from "@/demo/world/random";
import { ownerAt, type Subject } from "@/demo/world/subject";
import { teams } from "@/demo/world/teams";

/**
 * What is written beside a secret at an instant: AWS tags or KV custom metadata. A few teams write
 * values in Japanese, a few secrets say nothing and are told from their path alone.
 */
export function attributesOf(subject: Subject, instant: number): Record<string, string> {
  const draw = random(`tags/${subject.key}`);
  const { service, env, gaps } = subject;
  const byPathOnly = draw.chance(0.06) && gaps.size === 0;
  const japanese = draw.chance(0.05);
  const team = teams.find(({ id }) => id === service.team);
  const attributes: Record<string, string> = {};
  const owner = ownerAt(subject, instant);
  if (owner) attributes.owner = mailOf(owner);
  if (!gaps.has("classification")) attributes.classification = subject.classification;
  if (!gaps.has("kind")) attributes.kind = subject.kind;
  if (!byPathOnly) {
    if (!gaps.has("environment")) attributes.env = env;
    attributes.service = service.id;
    attributes.team = japanese && team ? team.name : service.team;
  }
  if (draw.chance(0.12)) attributes.用途 = subject.purpose;
  if (draw.chance(0.3)) attributes["cost-center"] = `C${4000 + service.weight * 17}`;
  return attributes;
}

/** AWS's list form of the same. */
export const tagList = (attributes: Readonly<Record<string, string>>) =>
  Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));

/** What the description says: the service and the purpose, in Japanese. */
export const descriptionOf = (subject: Subject): string =>
  `${subject.service.name}: ${subject.purpose}`;
