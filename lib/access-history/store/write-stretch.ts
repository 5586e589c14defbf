import "server-only";
import type { PoolClient } from "pg";
import type { Stretch } from "@/lib/access-sources/access-source";
import { lockClass } from "@/lib/db/advisory-lock";
import { inTransaction } from "@/lib/db/transaction";
import { markDays } from "@/lib/kpis/tally/mark";
import { addAggregates } from "./add-aggregates";
import { admit, isUuid } from "./admit";
import { aggregate } from "./aggregate";
import { betterCopies, takeBetterCopies } from "./better-copies";
import { countRecords } from "./count-records";
import type { IngestCounts } from "./counts";
import { Dictionaries } from "./dictionaries";
import { distinctEvents, type StagedEvent } from "./distinct-events";
import { insertEvents, isInserted } from "./insert-events";
import { addHours } from "./log-hours";
import { Months } from "./months";
import { OrganisationDays } from "./organisation-days";
import type { PieceAt } from "./piece-at";
import { advance } from "./pieces";
import { setAside, settle } from "./set-aside";
import { clustersOf, requestSpans } from "./spans";
import { stageRows } from "./stage";
import { targetFacts } from "./target-facts";
import { type Numbers, numberWords } from "./words";

/** Somebody else has read this piece on. */
export class Overtaken extends Error {
  override name = "Overtaken";
}

/** A stretch, ready to be stored. */
export interface Prepared {
  told: Stretch;
  /** In the order in which everybody stores them. */
  events: readonly StagedEvent[];
  numbers: Numbers;
  now: Date;
}

/** Stores what logs tell. One per process: it remembers numbers of words and months that are made. */
export class EventStore {
  private readonly dictionaries = new Dictionaries();
  private readonly months = new Months();
  private readonly days = new OrganisationDays();
  /** The last stretch held nothing that was stored already. */
  private fresh = true;

  constructor(private readonly clock: () => Date = () => new Date()) {}

  /** Everything that can be done before a stretch is stored, while another still is. */
  async prepare(sourceId: string, stretch: Stretch): Promise<Prepared> {
    const now = this.clock();
    const told = { ...stretch, records: stretch.records.map((record) => admit(record, now)) };
    const events = distinctEvents(told.records);
    const numbers = await numberWords(this.dictionaries, sourceId, events, told);
    await this.months.ensure(events.map(({ at }) => at));
    await this.days.ready();
    return { told, events, numbers, now };
  }

  /**
   * Stores one stretch in one transaction: events, what is counted of them, what is set aside, the hours of the log, and
   * where to go on. Killed at any instant, all of it is there or nothing.
   * @throws Overtaken
   */
  async commit(piece: PieceAt, prepared: Prepared): Promise<IngestCounts> {
    try {
      return await this.transact(piece, prepared);
    } catch (error) {
      if (!isMissingMonth(error)) throw error;
      this.months.forget();
      await this.months.ensure(prepared.events.map(({ at }) => at));
      return this.transact(piece, prepared);
    }
  }

  /** Both. */
  async write(piece: PieceAt, stretch: Stretch): Promise<IngestCounts> {
    return this.commit(piece, await this.prepare(piece.sourceId, stretch));
  }

  /** Moving stored events needs to be alone; that it is needed shows only on the way, and is rare. */
  private async transact(piece: PieceAt, prepared: Prepared): Promise<IngestCounts> {
    const { fresh, days } = this;
    const store = (alone: boolean) =>
      inTransaction((client) => storeStretch({ client, piece, prepared, fresh, days, alone }));
    const counts = await store(false).catch((error) => {
      if (!(error instanceof MustBeAlone || isDeadlock(error))) throw error;
      return store(true);
    });
    this.fresh = counts.events === prepared.events.length;
    return counts;
  }
}

/** Stored events have to be moved, which nobody may do beside others. */
class MustBeAlone extends Error {}

interface Storing {
  client: PoolClient;
  piece: PieceAt;
  prepared: Prepared;
  fresh: boolean;
  days: OrganisationDays;
  alone: boolean;
}

async function storeStretch({ client, piece, prepared, fresh, days, alone }: Storing) {
  const { told, events, numbers, now } = prepared;
  await lock(client, clustersOf(events), alone);
  const facts = await targetFacts(client, numbers.targets);
  const standsFor = (target: number) => facts.get(target)?.target ?? target;
  const rows = stageRows(events, now, standsFor);
  const result = await insertEvents(client, { rows, spans: requestSpans(events), fresh });
  const stored = (event: StagedEvent) => isInserted(result, event);
  await addAggregates(client, aggregate(events, facts, days.of, stored));
  await markDays(client, daysBefore(now, events, days));
  if (result.inserted < events.length) await betterOf(client, events, alone);
  const became = countRecords(told.records, events, stored, piece.again);
  const { footprints, proved } = numbers;
  await addHours(client, { footprints, proved, records: became.hours });
  const rejected = told.records.filter((record) => "rejected" in record);
  const { sourceId, aside = piece.name } = piece;
  await setAside(client, sourceId, aside, rejected, now);
  if (piece.settles) await settle(client, sourceId, aside, became.read, now);
  const counts = { ...became.counts, events: result.inserted };
  if (!(await advance(client, piece, counts, told.cursor, now))) {
    throw new Overtaken(`${piece.name} of ${piece.sourceId} is being read by another process.`);
  }
  return counts;
}

/** The days of events, but today: it is counted again in any case. */
function daysBefore(now: Date, events: readonly StagedEvent[], days: OrganisationDays): string[] {
  const today = days.of(now.getTime());
  const told = new Set(events.map(({ at }) => days.of(at)));
  return [...told].filter((day) => day < today);
}

/** Of copies that are stored already, some may tell more of who it was. */
async function betterOf(client: PoolClient, events: readonly StagedEvent[], alone: boolean) {
  const copies = events.filter(({ event }) => isUuid(event.sharedEventId));
  if (copies.length === 0) return;
  const better = await betterCopies(client, copies);
  if (better.length > 0 && !alone) throw new MustBeAlone();
  await takeBetterCopies(client, better);
}

async function lock(client: PoolClient, clusters: readonly string[], alone: boolean) {
  await client.query(`SELECT pg_advisory_xact_lock${alone ? "" : "_shared"}($1, 0)`, [
    lockClass.accessEvents,
  ]);
  for (const cluster of clusters) {
    await client.query("SELECT pg_advisory_xact_lock($1, hashtext($2))", [
      lockClass.cluster,
      cluster,
    ]);
  }
}

/** Two waited for each other. Nobody should by the order in which all write; if they do, one is done again, alone. */
const isDeadlock = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "40P01";

/** No partition for a row: retention dropped the month after this process had seen it. */
const isMissingMonth = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "23514";
