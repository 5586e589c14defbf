import "server-only";
import { Config } from "@/lib/config/model";
import { configNow } from "@/lib/config/now";
import { dayOf } from "@/lib/organisation/calendar";
import { derivationBy, derivationOf } from "@/lib/sync/derivation";
import { isCurrent } from "@/lib/sync/derive-all";
import { type Change, changed } from "../change";
import { assertItem } from "../checks";
import { merge } from "../merge";
import { orderKey, sections } from "../model/sections";
import type { TrialRow } from "../model/trial";
import { declarationsInForce } from "../stored";
import { configOf, inFileOf } from "../whole-config";
import { candidates } from "./candidates";
import type { Judge } from "./compare";
import { beginning, compared, type Streamed } from "./stream";
import { EffectTally } from "./tally";

export interface Limits {
  /** Milliseconds after which no further page is begun. */
  budget: number;
  /** Rows listed. */
  rows: number;
  /** Ends with the page that fills the rows. */
  rowsOnly: boolean;
  after?: string | undefined;
  /** Rows read at a time. */
  pageSize?: number;
}

export interface Run {
  tally: EffectTally;
  looked: number;
  /** The last row looked at; null: all were. */
  next: string | null;
  items: TrialRow[];
  nextCursor: string | null;
  where: Streamed["where"];
}

/** Looks at the rows a change could touch, by the rules as they are and as they would be, until the time is over. */
export async function runTrial(change: Change, limits: Limits, now: Date): Promise<Run> {
  const streamed = await prepared(change, now);
  const { before, after } = streamed;
  const tally = new EffectTally(before.judge, after.judge);
  const run: Run = {
    tally,
    looked: 0,
    next: null,
    items: [],
    nextCursor: null,
    where: streamed.where,
  };
  const until = Date.now() + limits.budget;
  for await (const page of compared(
    { ...streamed, before: before.derivation, after: after.derivation },
    { from: limits.after ?? beginning, pageSize: limits.pageSize },
  )) {
    run.looked += page.looked;
    run.next = page.last;
    for (const row of page.different) {
      const changes = tally.add(row);
      if (changes === null) continue;
      if (run.items.length === limits.rows) run.nextCursor ??= run.items.at(-1)?.id ?? null;
      else {
        const { id, entry, place } = row.stored;
        run.items.push({
          id,
          path: entry.path,
          backend: place.backend,
          place: place.label,
          changes,
        });
      }
    }
    if (limits.rowsOnly && run.nextCursor !== null) break;
    if (Date.now() > until) break;
  }
  // Rows that were not looked at may follow those listed.
  if (run.nextCursor === null && run.next !== null && run.items.length === limits.rows)
    run.nextCursor = run.items.at(-1)?.id ?? null;
  return run;
}

async function prepared(change: Change, now: Date) {
  const loaded = configNow(now) ?? Config.parse({});
  const [file, inFile, inForce] = [
    configOf(loaded),
    await inFileOf(loaded),
    await declarationsInForce(),
  ];
  const { section, key, body } = change;
  const isItem = key !== orderKey && body !== null;
  if (isItem) assertItem(file, change, inFile, now);
  const whole = merge(file, inForce, inFile);
  const tried = merge(file, changed(inForce, change), inFile);
  const [before, after] = [await derivationBy(whole, now), await derivationBy(tried, now)];
  const touched = inForce.filter(
    (one) => one.section === section && (key === orderKey || one.key === key),
  );
  const bodies = [...touched.map((one) => one.body), ...(isItem ? [body] : [])].flatMap((one) => {
    const read = sections[section].body(key === orderKey ? "any" : key)?.safeParse(one);
    return read?.success ? [read.data] : [];
  });
  const current = await isCurrent(await derivationOf(file, now));
  const judge = (config: Config): Judge => ({
    intervals: config.policies.attestation,
    register: {
      people: config.people.map(({ id, left }) => ({ id, leftOn: left ?? null })),
      teams: config.teams.map(({ id, lead }) => ({ id, lead: lead ?? null })),
    },
    day: dayOf(now, config.organisation.timeZone),
    now,
  });
  return {
    before: { derivation: before, judge: judge(whole) },
    after: { derivation: after, judge: judge(tried) },
    current,
    // Selectors look at what is stored: where that is not as the rules have it, any row may be meant.
    where: current || section.startsWith("mapping.") ? candidates(section, bodies, 2) : null,
    every: section === "policies.attestation",
  };
}
