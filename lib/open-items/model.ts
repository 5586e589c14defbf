import { z } from "zod";
import { duties } from "@/lib/duties/model";
import { anyGap } from "@/lib/duties/model/filter";
import { Classification } from "@/lib/inventory/model";
import { KpiId } from "@/lib/kpis/model";

/**
 * Classes of open items, most pressing first (docs/kpis.md, "Order of open items"). What has no environment counts as
 * production.
 */
export const classes = [
  "read-outside-approval",
  "rotation-failed-production",
  "overdue-production",
  "no-owner-production",
  "approval-overdue",
  "review-overdue",
  "exemption-to-decide",
  "rule-to-decide",
  "policy-to-decide",
  "pasted-value",
  "plain-text",
  "rotation-failed",
  "overdue",
  "no-owner",
  "exemption-expiring",
  "token-ending",
  "token-unused",
  "duty-vacant",
  "attestation-due",
] as const;

/** Those that are of no team but of the organisation's settings; each leads to their page. */
const ofOrganisation: Readonly<Record<string, string>> = {
  "rule-to-decide": "/settings/rules",
  "policy-to-decide": "/settings/policies",
  "token-ending": "/settings/tokens",
  "token-unused": "/settings/tokens",
};

/** Whether it is of the organisation's settings, and of no team's secrets. */
export const isOfOrganisation = ({ class: kind }: Pick<OpenItem, "class">): boolean =>
  ofOrganisation[kind] !== undefined;

/** Those that are no rows of the inventory but uses, requests and findings; each has a page of its own. */
const elsewhere: Readonly<Record<string, string>> = {
  ...ofOrganisation,
  "read-outside-approval": "/break-glass",
  "approval-overdue": "/break-glass",
  "review-overdue": "/break-glass",
  "exemption-to-decide": "/exemptions",
  "exemption-expiring": "/exemptions",
  "pasted-value": "/findings",
  "duty-vacant": "/duties",
};
export const classesOfSecrets = classes.filter((one) => elsewhere[one] === undefined);

/** The figure that an item's being done betters; null: none does. */
export const figureOfClass: Readonly<Record<(typeof classes)[number], KpiId | null>> = {
  "read-outside-approval": "break-glass",
  "rotation-failed-production": "rotation-compliance",
  "overdue-production": "rotation-compliance",
  "no-owner-production": "orphaned-owners",
  "approval-overdue": "break-glass",
  "review-overdue": "break-glass",
  "exemption-to-decide": "rotation-compliance",
  "pasted-value": null,
  "plain-text": "plain-text-parameters",
  "rotation-failed": "rotation-compliance",
  overdue: "rotation-compliance",
  "no-owner": "orphaned-owners",
  "exemption-expiring": "rotation-compliance",
  "attestation-due": "inventory-completion",
  "rule-to-decide": null,
  "policy-to-decide": null,
  "token-ending": null,
  "token-unused": null,
  "duty-vacant": null,
};

/** What waits in one team for the same thing to be done: secrets, reads, requests. */
export const OpenItem = z.object({
  class: z.enum(classes),
  /** Null: unassigned, for operators to place, or of the organisation itself (isOfOrganisation). */
  team: z.string().nullable(),
  count: z.number(),
  /** Of these, the ones this viewer may open. */
  inScope: z.number(),
  /** The highest among them. */
  classification: Classification.nullable(),
  /** Services concerned, the one with the most first; at most three. Like `kind` of those he may open. */
  services: z.array(z.string()),
  /** Of `duty-vacant`: the duty nobody living has for one service; null: none of the four is given to anybody. */
  duty: z.enum(duties).nullable().optional(),
  service: z.string().nullable().optional(),
  /** The kind most of them have. */
  kind: z.string().nullable(),
  /** Days since the worst of them became due; null where nothing was due. */
  daysPastDue: z.number().nullable(),
});
export type OpenItem = z.infer<typeof OpenItem>;

/** How a KPI moved against 30 days earlier. */
export const Change = z.object({
  kpiId: KpiId,
  value: z.number(),
  before: z.number(),
  /** Whether that is towards the target. */
  better: z.boolean(),
});
export type Change = z.infer<typeof Change>;

/** The sentence at the top, as data: what to say of the sources first, what changed most, and the one thing to do. */
export const Headline = z.object({
  asOf: z.string(),
  /** Sources that are not up to date come before praise. */
  notUpToDate: z.array(z.object({ id: z.string(), state: z.enum(["stale", "failing", "never"]) })),
  change: Change.nullable(),
  first: OpenItem.nullable(),
  items: z.array(OpenItem),
});
export type Headline = z.infer<typeof Headline>;

const importance = (value: OpenItem["classification"]) =>
  value === null ? Classification.options.length : Classification.options.indexOf(value);

/** Most pressing first: class, classification, days past due, size, team; unassigned last. */
export function byUrgency(a: OpenItem, b: OpenItem): number {
  return (
    classes.indexOf(a.class) - classes.indexOf(b.class) ||
    importance(a.classification) - importance(b.classification) ||
    (b.daysPastDue ?? -1) - (a.daysPastDue ?? -1) ||
    b.count - a.count ||
    byTeam(a.team, b.team)
  );
}

const byTeam = (a: string | null, b: string | null) =>
  a === null || b === null ? Number(a === null) - Number(b === null) : a < b ? -1 : 1;

/** The KPI that moved most, measured by its distance to `near`; null when none moved. Pure. */
export function largestChange(
  kpis: readonly {
    id: Change["kpiId"];
    unit: string;
    direction: "up" | "down";
    value: number | null;
    previous: { value: number | null } | null;
  }[],
): Change | null {
  const moves = kpis.flatMap(({ id, unit, direction, value, previous }) => {
    const before = previous?.value ?? null;
    if (value === null || before === null || value === before) return [];
    // A point of a rate weighs as much as one object of a count.
    const size = Math.abs(value - before) * (unit === "ratio" ? 100 : 1);
    return [
      {
        size,
        change: { kpiId: id, value, before, better: value > before === (direction === "up") },
      },
    ];
  });
  moves.sort((a, b) => b.size - a.size);
  return moves[0]?.change ?? null;
}

/** The list that shows an item's rows, and no others: path and query. */
export function listOfItem({
  class: kind,
  team,
  service,
  duty,
}: Pick<OpenItem, "class" | "team" | "service" | "duty">): {
  path: string;
  search: Record<string, string>;
} {
  const of = { team: team ?? "unassigned" };
  const path = elsewhere[kind];
  if (path === undefined) return { path: "/inventory", search: { open: kind, ...of } };
  switch (kind) {
    case "read-outside-approval":
      return { path, search: { open: "true", period: "90d", ...of } };
    case "pasted-value":
      return { path, search: { state: "open", ...of } };
    case "duty-vacant":
      return duty
        ? {
            path: "/inventory",
            search: { ...of, service: service ?? "unassigned", duty: `${duty}.${anyGap}` },
          }
        : { path, search: { ...of, gaps: "true" } };
    case "exemption-to-decide":
      return { path, search: { state: "requested", ...of } };
    case "exemption-expiring":
      return { path, search: { state: "in-force", ...of } };
    // What waits for the viewer stands at the head of the page.
    default:
      return { path, search: {} };
  }
}
