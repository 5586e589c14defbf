import { z } from "zod";
import { listOf } from "@/lib/http/model";
import { Cause, Outcome, PrincipalKind, Use } from "./terms";

const text = z.string().nullable();

/** A change of the same secret shortly before reads of it began to fail. */
const ChangeBefore = z.object({
  action: z.string(),
  use: Use,
  at: z.string(),
  /** Minutes from the change to the first failure. */
  minutes: z.number(),
});

/** Who did it: as the log tells it, and whose workload or which person that is by the rules. */
export const EventPrincipalShown = z.object({
  id: z.string(),
  kind: PrincipalKind,
  name: z.string(),
  /** Id in the register of people. */
  person: text,
  personName: text,
  /** The first day without the person, in the organisation's zone. */
  leftOn: text,
  /** The service whose workload it is. */
  service: text,
  key: z.string(),
  type: z.string(),
  role: text,
  session: text,
});

/** One access as the API and the pages show it. Instants are ISO 8601 in UTC; there is no field for a value. */
export const AccessEvent = z.object({
  id: z.string(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  sourceId: z.string(),
  backend: z.string(),
  place: z.object({ account: text, region: text, cluster: text, namespace: text }),
  /** AWS event name or Vault operation. */
  action: z.string(),
  use: Use,
  outcome: Outcome,
  cause: Cause.nullable(),
  /** The entry of the inventory; null: none is known. */
  secretId: text,
  /** Path of that entry, else what the caller asked for. Empty where nothing was named. */
  target: z.string(),
  /** A prefix or filter was asked for: single secrets are not named. */
  pathLevel: z.boolean(),
  /** The secret's attributes when it happened, as they were known. */
  team: text,
  service: text,
  environment: text,
  principal: EventPrincipalShown,
  sourceIp: text,
  userAgent: text,
  requestId: text,
  /** CloudTrail `eventID`, Vault `request.id`. */
  eventId: z.string(),
  item: z.int(),
  /** `inferred`: concluded from another record; no figure counts it. */
  origin: z.enum(["logged", "inferred"]),
  via: z.enum(["api", "ui"]).nullable(),
  /** Of a failed read: the change after which reads began to fail. */
  changeBefore: ChangeBefore.nullable(),
  /** Of a read by a person that needs a window: inside an approved one, outside of one, or without any request. */
  approval: z.enum(["inside", "outside", "none"]).nullable(),
});
export type AccessEvent = z.infer<typeof AccessEvent>;

export const AccessEventPage = listOf(AccessEvent);
export type AccessEventPage = z.infer<typeof AccessEventPage>;
