import { z } from "zod";
import { Selector } from "./policies";
import { Id } from "./terms";

const person = String.raw`person:\S+`;
const anyId = String.raw`[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}`;
const byPeople = new RegExp(`^(owner|team|lead|team:${anyId}|${person})$`, "u");
const byAnybody = new RegExp(`^(owner|team|lead|(team|workload):${anyId}|${person})$`, "u");

const forms = "owner, team, lead, team:ID, person:E-MAIL";
const ByPeople = z
  .string()
  .regex(byPeople, `must be one of ${forms}`)
  .max(300)
  .transform(inLowerCase)
  .meta({
    description: `${forms}. owner: the secret's owner; team: its team; lead: who leads that team`,
  });
const ByAnybody = z
  .string()
  .regex(byAnybody, `must be one of ${forms}, workload:ID`)
  .max(300)
  .transform(inLowerCase)
  .meta({
    description: `${forms}, workload:ID. workload: what runs by itself, such as a rotation function; ID is of the service it belongs to`,
  });

/** E-mail addresses are known in lower case, as those of the register of people are. */
function inLowerCase(text: string): string {
  return text.startsWith("person:") ? text.toLowerCase() : text;
}

/** Who has which duty for the secrets it matches. */
export const DutyRule = z
  .strictObject({
    id: Id,
    match: Selector.default({}),
    creates: ByAnybody.optional(),
    rotates: ByAnybody.optional(),
    approves: ByPeople.optional(),
    audits: ByPeople.optional(),
  })
  .refine(
    ({ creates, rotates, approves, audits }) => creates ?? rotates ?? approves ?? audits,
    "must say who creates, rotates, approves or audits",
  )
  .refine(({ rotates, approves }) => rotates === undefined || rotates !== approves, {
    message: "is who rotates: who rotates may not be the one who approves",
    path: ["approves"],
  });
export type DutyRule = z.output<typeof DutyRule>;
