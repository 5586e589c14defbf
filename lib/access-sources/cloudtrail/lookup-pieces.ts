import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { z } from "zod";
import type { Piece, Stretch } from "@/lib/access-sources/access-source";
import { PartLost } from "@/lib/access-sources/explain-log";
import { isUnknownClient } from "@/lib/backends/aws/failures";
import { type Account, accountsOf } from "@/lib/backends/aws/identity";
import type { Session } from "@/lib/backends/aws/session";
import type { Failure } from "@/lib/backends/secret-backend";
import { parameterOperations } from "./operations";
import { settlePartners } from "./partners";
import { draftOf } from "./read-file";
import type { RecordContext } from "./record-context";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Events turn up about five minutes after they happened. */
const DELAY = 5 * MINUTE;
/** Asked again each time, and once an hour: some come later. */
const OVERLAP = 30 * MINUTE;
const LONG_OVERLAP = 3 * HOUR;
/** Event history ends here. */
const KEPT = 90 * 24 * HOUR;
/** Events per stretch: twenty pages. */
const STRETCH = 1000;

/**
 * What is asked for: one attribute at a time is allowed. Systems Manager's events are mostly its agents' own, so its operations
 * on parameters are asked for one by one. Those on tags share their names with every other service's and are left to log files.
 */
const sweeps: readonly Sweep[] = [
  { AttributeKey: "EventSource", AttributeValue: "secretsmanager.amazonaws.com" },
  ...[...parameterOperations.keys()].map(
    (name): Sweep => ({ AttributeKey: "EventName", AttributeValue: name }),
  ),
];

interface Sweep {
  AttributeKey: "EventSource" | "EventName";
  AttributeValue: string;
}

/** An account and Region, and what asks there. */
interface At {
  session: Session;
  account: Account;
  region: string;
  context: RecordContext;
}

/**
 * Two pieces per account and Region: the present, which follows the log with an overlap for late events, and the past, which
 * goes back from the first day to 90 days before it, once.
 */
export async function* lookupPieces(
  session: Session,
  context: RecordContext,
  done: (name: string) => boolean,
  clock: () => Date,
  signal: AbortSignal,
): AsyncGenerator<Piece> {
  const lost: Failure[] = [];
  for await (const reached of accountsOf(session, signal)) {
    if ("lost" in reached) {
      lost.push(reached.failure);
      continue;
    }
    for (const region of session.settings.regions) {
      const at = { session, account: reached.account, region, context };
      const name = `lookup/${reached.account.account}/${region}`;
      const past = `${name}/past`;
      const isRead = done(past);
      // A Region may be switched off in an account. Where it was read before, its present says so itself.
      if (!isRead && !(await isEnabled(at, signal))) continue;
      yield {
        name: `${name}/now`,
        follows: true,
        read: (from, stop) => present(at, from, clock, stop),
      };
      if (!isRead) yield { name: past, read: (from, stop) => backwards(at, from, clock, stop) };
    }
  }
  const [first] = lost;
  if (first) throw new PartLost(first);
}

async function isEnabled(
  { session, account, region }: At,
  abortSignal: AbortSignal,
): Promise<boolean> {
  const EndTime = new Date();
  const StartTime = new Date(EndTime.getTime() - 1000);
  try {
    await session
      .client(CloudTrailClient, account, region)
      .send(new LookupEventsCommand({ MaxResults: 1, StartTime, EndTime }), { abortSignal });
    return true;
  } catch (error) {
    if (isUnknownClient(error)) return false;
    throw error;
  }
}

/** Until when events are known, and until when they were asked for a second time; instants in milliseconds. */
const Present = z.object({ until: z.number(), again: z.number(), count: z.number() });

async function* present(
  at: At,
  from: unknown,
  clock: () => Date,
  signal: AbortSignal,
): AsyncGenerator<Stretch> {
  const now = clock().getTime();
  const end = now - DELAY;
  const known = Present.safeParse(from).data ?? null;
  const hourly = known === null || end - known.again >= HOUR;
  const recent = known ? known.until - OVERLAP : end;
  const start = Math.max(Math.min(recent, hourly ? end - LONG_OVERLAP : recent), now - KEPT);
  let count = known?.count ?? 0;
  for (const sweep of sweeps) {
    for await (const page of pagesOf(at, sweep, { start, end }, signal)) {
      // The present is known until `end` only when every sweep has ended: until then the cursor stays.
      yield { records: recordsOf(page, count, at.context), cursor: known };
      count += page.length;
    }
  }
  yield { records: [], cursor: { until: end, again: hourly ? end : known.again, count } };
}

/** The past before `anchor`, sweep by sweep, each newest first down to `until`. */
const Past = z.object({
  anchor: z.number(),
  sweep: z.number(),
  until: z.number(),
  count: z.number(),
});

async function* backwards(
  at: At,
  from: unknown,
  clock: () => Date,
  signal: AbortSignal,
): AsyncGenerator<Stretch> {
  const anchor = clock().getTime() - DELAY;
  const state = Past.safeParse(from).data ?? { anchor, sweep: 0, until: anchor, count: 0 };
  for (const sweep of sweeps.slice(state.sweep)) {
    // What happened within the second of `until` comes twice and is stored once.
    const span = { start: Math.max(state.anchor, anchor) - KEPT, end: state.until };
    for await (const page of span.start < span.end ? pagesOf(at, sweep, span, signal) : []) {
      const records = recordsOf(page, state.count, at.context);
      state.count += page.length;
      state.until = page.at(-1)?.at ?? state.until;
      yield { records, cursor: { ...state } };
    }
    state.sweep += 1;
    state.until = state.anchor;
    yield { records: [], cursor: { ...state } };
  }
}

/** An event as LookupEvents wraps it: the record as text, and when it happened. */
interface Wrapped {
  text: string;
  at: number | undefined;
}

const recordsOf = (page: readonly Wrapped[], before: number, context: RecordContext) =>
  settlePartners(page.map(({ text }, index) => draftOf({ text }, before + index + 1, context)));

const Row = z.object({ CloudTrailEvent: z.string().nullish(), EventTime: z.date().nullish() });

/** Events of a span of time, ends included, newest first, up to STRETCH at a time. */
async function* pagesOf(
  { session, account, region }: At,
  sweep: Sweep,
  { start, end }: { start: number; end: number },
  abortSignal: AbortSignal,
): AsyncGenerator<Wrapped[]> {
  const client = session.client(CloudTrailClient, account, region);
  let held: Wrapped[] = [];
  let NextToken: string | undefined;
  do {
    const answer = await client.send(
      new LookupEventsCommand({
        LookupAttributes: [sweep],
        StartTime: new Date(start),
        EndTime: new Date(end),
        MaxResults: 50,
        NextToken,
      }),
      { abortSignal },
    );
    for (const event of answer.Events ?? []) {
      const row = Row.safeParse(event).data;
      held.push({ text: row?.CloudTrailEvent ?? "", at: row?.EventTime?.getTime() });
    }
    NextToken = answer.NextToken || undefined;
    if (held.length < STRETCH) continue;
    yield held;
    held = [];
  } while (NextToken !== undefined);
  if (held.length > 0) yield held;
}
