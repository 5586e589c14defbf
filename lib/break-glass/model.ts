import { z } from "zod";
import { listOf } from "@/lib/http/model";
import { many, one, pageSize } from "@/lib/http/model/query";
import { KpiQuery } from "@/lib/kpis/model";
import { useKinds } from "./model/kinds";
import { actions, approvals, reviews, states } from "./model/state";

const Reason = z.string().trim().min(1, "is needed").max(2000);
const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** What somebody asks for. Secrets by id, or everything that lies under a path now. */
export const RequestInput = z
  .strictObject({
    secretIds: z.array(z.uuid()).max(100, "are more than 100").default([]),
    /** A whole path, or the beginning of one with `*` at its end. */
    path: z.string().trim().min(1).max(1000).optional(),
    reason: Reason,
    ticket: z.string().trim().max(200).optional(),
    /** Absent: at once. */
    from: Instant.optional(),
    to: Instant,
    /** Begins at once, before anybody approved it. */
    emergency: z.boolean().default(false),
    /** Whose reads it is about, where a token asks; else who is signed in. */
    person: z.email().toLowerCase().optional(),
  })
  .refine(({ secretIds, path }) => secretIds.length > 0 || path !== undefined, {
    path: ["secretIds"],
    message: "name at least one secret, or a path",
  });
export type RequestInput = z.output<typeof RequestInput>;

/** What was made of it, and how many people may decide it. */
export const CreatedRequest = z.object({ id: z.string(), number: z.int(), approvers: z.int() });

export const ReasonInput = z.strictObject({ reason: Reason });

/** How things went, and how and when the access that was obtained was withdrawn again. */
export const ReviewInput = z
  .strictObject({
    outcome: z.enum(["as-asked", "deviated", "incident"]),
    accessEndedBy: z.enum(["revoked", "expired", "rotated", "never-granted"]),
    /** Needed unless access was never granted. */
    accessEndedAt: Instant.optional(),
    reason: Reason,
  })
  .refine((given) => (given.accessEndedBy === "never-granted") === !given.accessEndedAt, {
    path: ["accessEndedAt"],
    message: "is needed, unless access was never granted",
  });
export type ReviewInput = z.output<typeof ReviewInput>;

export const SettlementInput = z.strictObject({
  outcome: z.enum(["justified", "incident", "not-that-person"]),
  reason: Reason,
});
export type SettlementInput = z.output<typeof SettlementInput>;

const PersonName = z.object({ id: z.string(), name: z.string() });
const instant = z.string();

/** A secret a request is about, as far as the viewer may see it. */
export const Target = z.object({
  id: z.string(),
  path: z.string(),
  backend: z.string(),
  team: z.string().nullable(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
});

export const BreakGlassRequest = z.object({
  id: z.string(),
  number: z.int(),
  /** As people call it: BG-12. */
  label: z.string(),
  state: z.enum(states),
  approval: z.enum(approvals),
  review: z.enum(reviews),
  emergency: z.boolean(),
  person: PersonName,
  requestedBy: PersonName,
  requestedAt: instant,
  reason: z.string(),
  ticket: z.string().nullable(),
  path: z.string().nullable(),
  runbook: z.string().nullable(),
  from: instant,
  /** As asked for. */
  to: instant,
  /** As it was or will be: earlier than `to` when somebody ended it. */
  endsAt: instant,
  approveBy: instant,
  reviewBy: instant,
  decidedAt: instant.nullable(),
  decidedBy: PersonName.nullable(),
  reviewedAt: instant.nullable(),
  reviewedBy: PersonName.nullable(),
  outcome: z.string().nullable(),
  accessEndedBy: z.string().nullable(),
  accessEndedAt: instant.nullable(),
  targets: z.array(Target),
  /** Secrets it is about beside these, outside the viewer's scope. */
  hiddenTargets: z.int(),
  /** What this viewer may do with it now. */
  mayDo: z.array(z.enum(actions)),
});
export type BreakGlassRequest = z.infer<typeof BreakGlassRequest>;

const Step = z.object({
  at: instant,
  kind: z.enum(["requested", "started", "approved", "rejected", "withdrawn", "ended", "reviewed"]),
  actor: PersonName,
  reason: z.string(),
  /** How many could approve when it was asked for. */
  approvers: z.int().nullable(),
});

export const BreakGlassDetail = BreakGlassRequest.extend({
  steps: z.array(Step),
  /** Who may decide, by name. */
  approvers: z.array(PersonName),
});
export type BreakGlassDetail = z.infer<typeof BreakGlassDetail>;

export const BreakGlassList = listOf(BreakGlassRequest);
export type BreakGlassList = z.infer<typeof BreakGlassList>;

/** all · mine: asked by or for me · to-decide, to-review: waits for me · open: its window is open or about to be */
export const views = ["all", "mine", "to-decide", "to-review", "open"] as const;

export const ListQuery = z.strictObject({
  view: one(z.enum(views).default("all")),
  state: many(z.enum(states)),
  cursor: one(z.coerce.number().int().positive().optional()),
  limit: pageSize(),
});
export type ListQuery = z.output<typeof ListQuery>;

/** One person × one secret × one window; without a window, × one day. As bad as the worst of its reads. */
export const BreakGlassUse = z.object({
  id: z.string(),
  kind: z.enum(useKinds),
  /** Null: this viewer may not know; he sees that it happened. */
  person: PersonName.nullable(),
  secret: z.object({
    /** Null: it is not in the inventory. */
    id: z.string().nullable(),
    path: z.string(),
    backend: z.string(),
    team: z.string().nullable(),
    service: z.string().nullable(),
    environment: z.string().nullable(),
  }),
  /** The window it belongs to, if any. */
  request: z
    .object({
      id: z.string(),
      label: z.string(),
      state: z.enum(states),
      reason: z.string(),
      opens: instant,
      ends: instant,
    })
    .nullable(),
  beganAt: instant,
  lastAt: instant,
  reads: z.int(),
  /** Reads inside the window. */
  inside: z.int(),
  /** Inside by the tolerance of 60 s alone. */
  atEdge: z.boolean(),
  /** Read in the backend's own pages. */
  ui: z.boolean(),
  /** Its first sixty reads. */
  points: z.array(z.object({ at: instant, inside: z.boolean() })),
  /** Outside approval and not looked into yet. */
  open: z.boolean(),
  settlement: z
    .object({ at: instant, by: PersonName, outcome: z.string(), reason: z.string() })
    .nullable(),
  maySettle: z.boolean(),
});
export type BreakGlassUse = z.infer<typeof BreakGlassUse>;

export const BreakGlassUses = listOf(BreakGlassUse);
export type BreakGlassUses = z.infer<typeof BreakGlassUses>;

/** `request`: all uses of one window, whatever the period. */
export const UsesQuery = KpiQuery.extend({
  kind: many(z.enum(useKinds)),
  request: one(z.uuid().optional()),
  open: one(z.stringbool().optional()),
  cursor: one(z.string().max(400).optional()),
  limit: pageSize(),
});
export type UsesQuery = z.output<typeof UsesQuery>;

/** What the page begins with: how much of what there is, and what waits for this viewer. */
export const BreakGlassSummary = z.object({
  from: instant,
  to: instant,
  uses: z.record(z.enum(useKinds), z.int()),
  open: z.int(),
  unused: z.int(),
  waiting: z.object({ toDecide: z.int(), toReview: z.int(), open: z.int() }),
  /** Whether any log was read: without, uses are not 0 but unknown. */
  reached: z.boolean(),
  /** Place-hours of the period the logs can prove, of all. */
  hours: z.object({ covered: z.number(), of: z.number() }).nullable(),
  rules: z.object({
    environments: z.array(z.string()),
    longestWindow: z.number(),
    longestEmergency: z.number(),
    approveWithin: z.number(),
    reviewWithin: z.number(),
    runbook: z.string().nullable(),
  }),
});
export type BreakGlassSummary = z.infer<typeof BreakGlassSummary>;
