import { z } from "zod";
import { many, one, pageSize } from "@/lib/http/model/query";

export const KpiId = z.enum([
  "inventory-completion",
  "rotation-compliance",
  "break-glass",
  "sprawl",
  "retrieval-failures",
  "orphaned-owners",
  "plain-text-parameters",
  "naming-compliance",
  "unused-secrets",
  "log-continuity",
]);
export type KpiId = z.infer<typeof KpiId>;

/** The five that an organisation is led by: cards of the overview, and columns of its table by team. */
export const leadingKpis: readonly KpiId[] = [
  "inventory-completion",
  "rotation-compliance",
  "break-glass",
  "sprawl",
  "retrieval-failures",
];

/** The figures of what happened; all others are of the inventory, whose list shows their rows as well. */
export const recordKpis: readonly KpiId[] = [
  "break-glass",
  "retrieval-failures",
  "unused-secrets",
  "log-continuity",
];

export const KpiStatus = z.enum(["ok", "near", "breach", "no-data", "no-target"]);
export type KpiStatus = z.infer<typeof KpiStatus>;

export const KpiUnit = z.enum(["ratio", "count", "minutes", "hours", "yen"]);

const KpiPart = z.object({
  id: z.string(),
  value: z.number().nullable(),
  status: KpiStatus,
});

/** What was taken out of the figure, and by how much that changed in the period (null: no record of its beginning). */
export const KpiExclusion = z.object({
  id: z.enum([
    "configuration",
    "scope-rule",
    "exempt",
    "unwatched",
    "pending-deletion",
    "no-live-value",
    "removed",
    "false-positive",
    "no-rule",
  ]),
  count: z.number(),
  change: z.number().nullable(),
});

const SourceState = z.enum(["ok", "stale", "failing", "never"]);

/** What a figure rests on: which sources were reached, and how much of the known estate they are. */
export const Coverage = z.object({
  sources: z.array(
    z.object({
      id: z.string(),
      state: SourceState,
      /** Whether any place of it has ever been read: without, its figures are not 0 but unknown. */
      reached: z.boolean(),
      lastCompleteAt: z.string().nullable(),
      message: z.string().nullable(),
    }),
  ),
  estate: z.object({ connected: z.number(), known: z.number() }),
  /** For a figure of logs: the hours of the period that can be proved, of all that could be. Null: rests on no log. */
  hours: z.object({ covered: z.number(), of: z.number() }).nullable(),
});
export type Coverage = z.infer<typeof Coverage>;

const Period = z.object({ from: z.string(), to: z.string() });

/** A figure beside the figure: not in it, and with rows of its own where it counts any. */
const Beside = z.object({
  id: z.string(),
  unit: KpiUnit,
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  status: KpiStatus,
});

/** One figure, answered for one instant, inside the viewer's totals. */
export const Kpi = z.object({
  id: KpiId,
  definitionVersion: z.number(),
  unit: KpiUnit,
  direction: z.enum(["up", "down"]),
  status: KpiStatus,
  value: z.number().nullable(),
  atLeast: z.boolean(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  target: z.number().nullable(),
  /** The figure the target is held against, where that is not the value itself (sprawl: what is not managed). */
  judged: z.number().nullable(),
  parts: z.array(KpiPart),
  beside: z.array(Beside),
  excluded: z.array(KpiExclusion),
  valueWithoutExclusions: z.number().nullable(),
  rowsInScope: z.number(),
  asOf: z.string(),
  period: Period.nullable(),
  /** The value 30 days earlier, from the daily closes; of a period, that of as many days before it, up to `day`. */
  previous: z.object({ value: z.number().nullable(), day: z.string() }).nullable(),
  coverage: Coverage,
});
export type Kpi = z.infer<typeof Kpi>;

export const KpiList = z.object({ asOf: z.string(), items: z.array(Kpi) });
export type KpiList = z.infer<typeof KpiList>;

/** A row behind a figure: a secret, a location that holds secrets, something that happened. `parts`: those it belongs to. */
export const KpiRow = z.object({
  kind: z.enum(["secret", "location", "event", "alert", "use", "source-hour"]),
  id: z.string(),
  label: z.string(),
  parts: z.array(z.string()),
  team: z.string().nullable(),
  environment: z.string().nullable(),
  backend: z.string().nullable(),
  /** When it happened or began; null for what simply is. */
  at: z.string().nullable(),
  /** The secret it is about, where it is one thing and that a known secret. */
  secretId: z.string().nullable(),
  /** Who did it; null also where the viewer may not know. */
  principal: z.string().nullable(),
  /** Of a row that a person took out of the figure: why, who approved it, until when. */
  takenOut: z
    .object({
      reason: z.string(),
      approver: z.string().nullable(),
      until: z.string().nullable(),
    })
    .nullable(),
  /** What it should look like, where the figure is about that: a pattern, and an example that follows it. */
  expected: z.object({ pattern: z.string(), example: z.string() }).nullable(),
});
export type KpiRow = z.infer<typeof KpiRow>;

export const KpiRows = z.object({
  items: z.array(KpiRow),
  nextCursor: z.string().nullable(),
  total: z.number().nullable(),
});

/** One closed day of a trend; a day without a close is absent, never zero. */
const TrendPoint = z.object({
  day: z.string(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  late: z.boolean(),
  /** What the day would be by what is known now, where that differs from what was closed; null: it does not. */
  restated: z.number().nullable(),
});

const TrendEvent = z.object({
  day: z.string(),
  kind: z.enum([
    "place-connected",
    "config-changed",
    "definition-changed",
    "target-changed",
    "rules-applied",
  ]),
  label: z.string(),
  /** What changed rules and policies made of the rows this figure counts. */
  moved: z.object({ into: z.number(), outOf: z.number() }).nullable(),
});

export const Trend = z.object({
  id: KpiId,
  from: z.string(),
  to: z.string(),
  target: z.number().nullable(),
  points: z.array(TrendPoint),
  /** The same by team: the teams farthest from the target first, at most three. */
  teams: z.array(z.object({ team: z.string(), points: z.array(TrendPoint) })),
  events: z.array(TrendEvent),
});
export type Trend = z.infer<typeof Trend>;

/** One team's figure in the teams × KPIs table. `team` null = unassigned. */
const TeamFigure = z.object({
  kpiId: KpiId,
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  judged: z.number().nullable(),
  status: KpiStatus,
});
export const TeamRow = z.object({
  team: z.string().nullable(),
  secrets: z.number(),
  figures: z.array(TeamFigure),
});
export type TeamRow = z.infer<typeof TeamRow>;
export const TeamTable = z.object({ asOf: z.string(), items: z.array(TeamRow) });
export type TeamTable = z.infer<typeof TeamTable>;

const values = many(z.string().min(1).max(200));

/** A repeated key means OR, different keys mean AND. */
export const KpiFilters = z.strictObject({
  team: values,
  service: values,
  environment: values,
  backend: values,
  classification: values,
});
export type KpiFilters = z.output<typeof KpiFilters>;

/** For figures of what happened: the calendar month, 30 or 90 days or the fiscal quarter up to `asOf`. */
export const PeriodName = z.enum(["month", "30d", "90d", "fiscal-quarter"]);
export type PeriodName = z.infer<typeof PeriodName>;

export const KpiQuery = KpiFilters.extend({
  asOf: one(z.string().max(40).optional()),
  period: one(PeriodName.default("month")),
});

/** Without part and exclusion: the whole population of the figure. */
export const KpiRowsQuery = KpiQuery.extend({
  part: one(z.string().max(60).optional()),
  excluded: one(z.string().max(60).optional()),
  cursor: one(z.string().max(400).optional()),
  limit: pageSize(),
});

/** `days` counts back from `asOf`; at most two years. */
export const TrendQuery = KpiQuery.extend({
  days: one(z.coerce.number().int().min(7).max(732).default(90)),
});

export const KpiParams = z.object({ id: KpiId });
