import { z } from "zod";
import { AccountId, Day, Email, Id, Words } from "./terms";

export const Team = z.strictObject({
  id: Id,
  name: Words,
  nameEn: Words.optional(),
  lead: Email.optional().meta({ description: "E-mail address of the person who leads it" }),
});
export type Team = z.output<typeof Team>;

export const Service = z.strictObject({
  id: Id,
  name: Words.optional(),
  team: Id.meta({ description: "Id of the team that runs it" }),
});
export type Service = z.output<typeof Service>;

export const Person = z.strictObject({
  id: Words.toLowerCase().meta({ description: "E-mail address, or what owner tags hold" }),
  name: Words,
  team: Id.optional(),
  delegate: Email.optional().meta({
    description: "E-mail address of the person who confirms secrets in this person's stead",
  }),
  left: Day.optional().meta({
    description: "First day on which the person is no longer with the organisation",
  }),
});
export type Person = z.output<typeof Person>;

const EstateAccount = z
  .strictObject({
    id: AccountId,
    name: Words.optional(),
    state: z.enum(["known", "excluded"]).default("known"),
    reason: Words.optional(),
    approver: Email.optional(),
    until: Day.optional(),
  })
  .refine(
    (account) => account.state === "known" || (account.reason && account.approver && account.until),
    {
      message: "is excluded, which takes reason, approver and until",
    },
  );

/** What is known to exist, connected or not, for the second half of coverage. */
export const Estate = z.strictObject({
  asOf: Day.meta({ description: "The day this list was right" }),
  accounts: z.array(EstateAccount).default([]),
});
