import { z } from "zod";
import { many, one, pageSize } from "@/lib/http/model/query";
import { type Duty, duties, holderKinds, ofEach } from "../model";
import { type Gap, gaps } from "./gaps";

const Wrong = z.enum(gaps).nullable();

/** Who has a duty, by name; null: nobody. */
const Named = z.object({ kind: z.enum(holderKinds), id: z.string(), name: z.string() });
export type Named = z.infer<typeof Named>;

const DutyHolder = z.object({
  holder: Named.nullable(),
  /** What is wrong; null: nothing. */
  gap: Wrong,
  /** Who says so, of most of the secrets: `person`, `inherited` or `rule:ID`; null where nobody has it. */
  from: z.string().nullable(),
  secrets: z.int(),
});

const DutyCell = z.object({
  /** Secrets for which nobody living has it, or who approves is who rotates. */
  gaps: z.int(),
  /** Gaps first, then whoever has it for most secrets; at most `shownHolders`. */
  holders: z.array(DutyHolder),
  /** How many holders there are besides. */
  others: z.int(),
});
export type DutyCell = z.infer<typeof DutyCell>;

export const DutyRow = z.object({
  /** Null: what has no service. */
  service: z.string().nullable(),
  name: z.string().nullable(),
  /** Of the secrets; null: unassigned. */
  teams: z.array(z.string().nullable()),
  secrets: z.int(),
  gaps: z.int(),
  cells: z.object({ creates: DutyCell, rotates: DutyCell, approves: DutyCell, audits: DutyCell }),
});
export type DutyRow = z.infer<typeof DutyRow>;

export const DutyMatrix = z.object({
  asOf: z.string(),
  items: z.array(DutyRow),
  nextCursor: z.string().nullable(),
  /** Services. */
  total: z.int(),
  /** Secrets of all of them, and for how many of those each duty has a gap. */
  secrets: z.int(),
  gaps: z.object({ creates: z.int(), rotates: z.int(), approves: z.int(), audits: z.int() }),
});
export type DutyMatrix = z.infer<typeof DutyMatrix>;

const values = many(z.string().min(1).max(200));
export const DutyFilters = z.strictObject({
  team: values,
  service: values,
  environment: values,
  /** `true`: only services in which a duty has a gap. */
  gaps: one(z.enum(["true", "false"]).default("false")),
});
export const DutyQuery = DutyFilters.extend({
  cursor: one(z.string().max(2000).optional()),
  limit: pageSize(),
});
export type DutyQuery = z.output<typeof DutyQuery>;
export const DutyExportQuery = DutyFilters.extend({
  header: one(z.enum(["ja", "en"]).default("en")),
});
export type DutyFilters = z.output<typeof DutyFilters>;

/** Secrets alike in these. */
export interface Counted {
  readonly service: string | null;
  readonly team: string | null;
  readonly dutySet: string | null;
  readonly n: number;
}

/** A set of duties as it is judged. */
export type JudgedSet = Readonly<
  Record<Duty, { holder: string | null; from: string | null; gap: Gap | null }>
>;

/** What holds of a secret for which nobody has any duty. */
export const nobody: JudgedSet = ofEach(() => ({
  holder: null,
  from: null,
  gap: "missing" as const,
}));

/** One line of the matrix before names are looked up. */
export interface ServiceDuties {
  service: string | null;
  teams: (string | null)[];
  secrets: number;
  gaps: number;
  holders: Record<
    Duty,
    { holder: string | null; from: string | null; gap: Gap | null; secrets: number }[]
  >;
}

/** The matrix of all services: what has the most gaps first, then by id; without a service last of its like. Pure. */
export function matrixOf(
  counted: readonly Counted[],
  sets: ReadonlyMap<string, JudgedSet>,
): ServiceDuties[] {
  const found = new Map<string | null, ServiceDuties>();
  for (const { service, team, dutySet, n } of counted) {
    const line = found.get(service) ?? emptyLine(service);
    found.set(service, line);
    line.secrets += n;
    if (!line.teams.includes(team)) line.teams.push(team);
    const set = (dutySet === null ? undefined : sets.get(dutySet)) ?? nobody;
    for (const duty of duties) {
      const { holder, from, gap } = set[duty];
      if (gap !== null) line.gaps += n;
      const same = line.holders[duty].find((one) => one.holder === holder && one.gap === gap);
      if (same) same.secrets += n;
      else line.holders[duty].push({ holder, from, gap, secrets: n });
    }
  }
  for (const { holders } of found.values())
    for (const duty of duties)
      holders[duty].sort(
        (a, b) => Number(a.gap === null) - Number(b.gap === null) || b.secrets - a.secrets,
      );
  return [...found.values()].sort(byGaps);
}

const emptyLine = (service: string | null): ServiceDuties => ({
  service,
  teams: [],
  secrets: 0,
  gaps: 0,
  holders: ofEach(() => []),
});

type Placed = Pick<ServiceDuties, "gaps" | "service">;

/** The order of the lines. */
export function byGaps(a: Placed, b: Placed): number {
  if (a.gaps !== b.gaps) return b.gaps - a.gaps;
  if (a.service === b.service) return 0;
  if (a.service === null || b.service === null) return a.service === null ? 1 : -1;
  return a.service < b.service ? -1 : 1;
}

/** Secrets with a gap, duty by duty. */
export const gapsByDuty = (lines: readonly ServiceDuties[]): Record<Duty, number> =>
  ofEach((duty) => lines.reduce((sum, line) => sum + gapsIn(line, duty), 0));

export const gapsIn = ({ holders }: ServiceDuties, duty: Duty): number =>
  holders[duty].reduce((sum, { gap, secrets }) => sum + (gap === null ? 0 : secrets), 0);
