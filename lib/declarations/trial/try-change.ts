import "server-only";
import { assertMayEverywhere } from "@/lib/access-control/everywhere";
import type { Viewer } from "@/lib/access-control/viewer";
import { KpiQuery } from "@/lib/kpis/model";
import { readKpis } from "@/lib/kpis/queries";
import type { Change } from "../change";
import { sections } from "../model/sections";
import type { Trial, TrialInput } from "../model/trial";
import { runTrial } from "./run";
import { countCandidates } from "./stream";

const budget = 4000;
const pageRows = 50;

/**
 * What a change would do, without making it: which secrets come out otherwise, and how two figures move. Exact where there is
 * time to look at every row it could touch; else "at least", with where to go on.
 */
export async function tryChange(viewer: Viewer, input: TrialInput, now: Date): Promise<Trial> {
  assertMayEverywhere(viewer, sections[input.section].propose);
  const { after, rowsOnly, ...change } = input;
  const run = await runTrial(change, { budget, rows: pageRows, rowsOnly, after }, now);
  const [of, figures] = rowsOnly
    ? [0, new Map()]
    : await Promise.all([countCandidates(run.where), figuresNow(viewer, now)]);
  return {
    ...run.tally.effect(run.next === null, figures),
    of,
    looked: run.looked,
    next: rowsOnly ? null : run.next,
    items: run.items,
    nextCursor: run.nextCursor,
  };
}

/** The same for who writes the change down: what it does, and whose figures it betters; null where that could not be told. */
export async function measureChange(viewer: Viewer, change: Change, now: Date) {
  const run = await runTrial(change, { budget, rows: 0, rowsOnly: false }, now);
  const exact = run.next === null;
  const effect = run.tally.effect(exact, await figuresNow(viewer, now));
  return { effect, bettered: exact ? [...run.tally.bettered].sort() : null };
}

/** The figures as they are, over everything. */
async function figuresNow(viewer: Viewer, now: Date) {
  const ids = ["inventory-completion", "rotation-compliance", "naming-compliance"];
  const { items } = await readKpis(viewer, KpiQuery.parse({}), { now, ids });
  return new Map(
    items.map(({ id, numerator, denominator }) => [
      id as string,
      { numerator: numerator ?? 0, denominator: denominator ?? 0 },
    ]),
  );
}
