import type { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import type { Prisma } from "@/lib/db/prisma";
import type { Coverage, KpiExclusion, KpiId, KpiRow, KpiUnit } from "./model";
import type { AlertRule } from "./retrieval-failures/episodes";

/**
 * A predicate on row `s`. For a figure of the inventory that is a row of it at an instant (lib/inventory/at.ts), and only
 * the columns named in lib/kpis/profile.ts may be used, because figures are counted over rows grouped by these. For a
 * figure of records it is a row of what `records` selects, and any of its columns may be used.
 */
export type Where = Prisma.Sql;

export interface Part {
  id: string;
  /** Null while nothing connected could tell: the part is then `null`, never 0. */
  where: Where | null;
  /** It can never be told from what is connected, and is named so that nobody takes the others for all: not "at least". */
  inNoLog?: true;
}

interface Basics {
  id: KpiId;
  /** Raised when a predicate changes: closed days keep the version they were closed with. */
  version: number;
  unit: z.infer<typeof KpiUnit>;
  direction: "up" | "down";
  target: number;
  /** Distance from the target up to which a miss is `near`. */
  near: number;
  /** Rows the figure is about: the denominator of a ratio, the objects of a count. */
  population: Where;
  /** For a ratio: which of the population are good. */
  good?: Where;
  parts: readonly Part[];
  /** Parts whose sum is held against the target, where that is not the value. */
  judgedBy?: readonly string[];
  excluded: readonly { id: z.infer<typeof KpiExclusion>["id"]; where: Where; byPerson: boolean }[];
}

/** A figure of what there is: predicates on the inventory as it was at an instant. */
export interface InventoryKpi extends Basics {
  records?: undefined;
  /**
   * For a count of distinct things that are not rows: an expression that names the thing, as `<part id>:<key>`, of the
   * columns of lib/inventory/tally/columns.ts, and of `id` for the rows that are a location of their own; so that the
   * union over cells can be split into parts again.
   */
  member?: Prisma.Sql;
  /** What a row should look like (KpiRow.expected): an expression on row `s` of the inventory, with any of its columns. */
  expected?: Prisma.Sql;
}

/** What a figure of records is asked about. */
export interface Span {
  /** [from, to): the period up to the instant asked about; for a closed day, that day. */
  from: Date;
  to: Date;
  /** Whether `to` lies before now, so that the inventory of then has to be asked for. */
  past: boolean;
  /** The clock of the question. What was learnt of the span until now is in it. */
  now: Date;
  /** Windows and decisions stand as they stood then; at `to` where it is not said. */
  asOf?: Date;
  timeZone: string;
  /** What makes failed reads an alert. */
  alertRule: AlertRule;
}

/**
 * A figure of what happened: predicates on records that SQL makes of events and hours. Everything else (breakdown, cells,
 * rows, scope) is as for the inventory.
 */
export interface RecordKpi extends Basics {
  /** What a row is. */
  kind: z.infer<typeof KpiRow>["kind"];
  /** Whether it is about a period (uses begun in a month) or, like the inventory, about an instant. */
  overPeriod: boolean;
  /** The organisation's figure, of no use and not given to who sees his own rows only. */
  organisationOnly?: boolean;
  /**
   * SELECT of the records: `id` (text, unique; rows are listed in its order), `label`, `at` (timestamptz or null), `team`,
   * `service`, `environment`, `backend`, `classification` (text, null: unassigned; those at the time of the event),
   * `secret_id` (uuid or null), `principal` (text or null: shown to who may know persons only), and what the predicates
   * look at. It may select more than the population, for `beside`.
   */
  records(span: Span): Prisma.Sql;
  /** Counted beside the figure and not in it, each with its rows. `judgedBy` may name them. */
  beside?: readonly Part[];
  /**
   * A share shown beside the figure: SELECT of `team`, `service`, `environment`, `backend`, `classification`,
   * `numerator`, `denominator`. It misses its target where the share is at or above `below`.
   */
  rate?: { id: string; below: number; of(span: Span): Prisma.Sql };
  /** Whose principal a viewer may know, where it is not what lib/access-control/levels.ts says. On row `s`. */
  principalIsFor?(viewer: Viewer): Prisma.Sql;
  /** What the figure rests on, besides the estate: the logs and how much of the span they can prove. */
  coverage(span: Span): Promise<Omit<Coverage, "estate">>;
  /**
   * Whether a job counts it, by day where it is about a period, once there is much (lib/kpis/tally). `instant`: what stands
   * beside it as of the instant asked about, and cannot be summed over days. `also`: what is counted for others.
   */
  tally?: { instant: readonly string[]; also?: readonly { id: string; where: Where }[] };
}

/**
 * A KPI, defined once. Value, breakdown by team, daily cells, rows, excluded rows, API and metrics are derived
 * from these predicates, so that a number and its rows cannot differ.
 */
export type KpiDefinition = InventoryKpi | RecordKpi;
