import "server-only";
import type { PoolClient } from "pg";
import type { Stretch } from "@/lib/access-sources/access-source";
import { lockClass } from "@/lib/db/advisory-lock";
import { inTransaction } from "@/lib/db/transaction";
import { admit } from "./admit";
import { betterCopies, takeBetterCopies } from "./better-copies";
import { countRecords } from "./count-records";
import type { IngestCounts } from "./counts";
import { Dictionaries } from "./dictionaries";
import { distinctEvents } from "./distinct-events";
import { insertEvents } from "./insert-events";
import { addHours } from "./log-hours";
import { Months } from "./months";
import { advance } from "./pieces";
import { setAside, settle } from "./set-aside";
import { clustersOf, requestSpans } from "./spans";
import { stageColumns, stageRow } from "./stage";
import { hoursOf, numberWords } from "./words";

/** Which piece a stretch belongs to. */
export interface PieceAt {
  sourceId: string;
  name: string;
  /** Records of it that are stored; another count means that somebody else has read on. Null: nobody minds (a push). */
  known: number | null;
  /** It was read to its end before: the other half of a pair is a duplicate, not new. */
  again: boolean;
  /** Under which name its records are set aside, where that is not its own. */
  aside?: string;
  /** Something of it lies aside, and may now be settled. */
  settles: boolean;
}

/** Somebody else has read this piece on. */
export class Overtaken extends Error {
  override name = "Overtaken";
}

/** Stores what logs tell. One per process: it remembers numbers of words and months that are made. */
export class EventStore {
  private readonly dictionaries = new Dictionaries();
  private readonly months = new Months();

  constructor(private readonly clock: () => Date = () => new Date()) {}

  /**
   * Stores one stretch in one transaction: events, what is counted of them, what is set aside, the hours of the log, and
   * where to go on. Killed at any instant, all of it is there or nothing.
   * @throws Overtaken
   */
  async write(piece: PieceAt, stretch: Stretch): Promise<IngestCounts> {
    const now = this.clock();
    const told = { ...stretch, records: stretch.records.map((record) => admit(record, now)) };
    const events = distinctEvents(told.records);
    const numbers = await numberWords(this.dictionaries, piece.sourceId, events, told);
    await this.months.ensure(events.map(({ at }) => at));
    const ready: Ready = { piece, told, events, numbers, now };
    try {
      return await this.transact(ready);
    } catch (error) {
      if (!isMissingMonth(error)) throw error;
      this.months.forget();
      await this.months.ensure(events.map(({ at }) => at));
      return this.transact(ready);
    }
  }

  /** Moving stored events needs to be alone; that it is needed shows only on the way, and is rare. */
  private async transact(ready: Ready): Promise<IngestCounts> {
    try {
      return await inTransaction((client) => store(client, ready, false));
    } catch (error) {
      if (!(error instanceof MustBeAlone)) throw error;
      return inTransaction((client) => store(client, ready, true));
    }
  }
}

interface Ready {
  piece: PieceAt;
  told: Stretch;
  events: ReturnType<typeof distinctEvents>;
  numbers: Awaited<ReturnType<typeof numberWords>>;
  now: Date;
}

/** Stored events have to be moved, which nobody may do beside others. */
class MustBeAlone extends Error {}

async function store(
  client: PoolClient,
  { piece, told, events, numbers, now }: Ready,
  alone: boolean,
): Promise<IngestCounts> {
  await lock(client, clustersOf(events), alone);
  const aliases = await aliasesOf(client, numbers.ids);
  const rows = events.map((event, i) => {
    const ids = numbers.of(i);
    return stageRow(event, { ...ids, target: aliases.get(ids.target ?? 0) ?? ids.target });
  });
  const spans = requestSpans(events);
  const result = await insertEvents(client, { rows, recordedAt: now, spans });
  const shared = rows.filter((row) => row[SHARED] !== null);
  if (shared.length > 0 && result.inserted < rows.length) {
    const better = await betterCopies(client, shared);
    if (better.length > 0 && !alone) throw new MustBeAlone();
    await takeBetterCopies(client, better);
  }
  const { counts, hours, read } = countRecords(told.records, events, result, numbers, piece.again);
  await addHours(client, { ...hoursOf(numbers), records: hours });
  const rejected = told.records.filter((record) => "rejected" in record);
  const { sourceId, aside = piece.name } = piece;
  await setAside(client, sourceId, aside, rejected, now);
  if (piece.settles) await settle(client, sourceId, aside, read, now);
  if (!(await advance(client, piece, counts, told.cursor, now))) {
    throw new Overtaken(`${piece.name} of ${piece.sourceId} is being read by another process.`);
  }
  return counts;
}

const SHARED = stageColumns.findIndex(({ name }) => name === "shared_event_id");

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

/** Targets that were found to be the same secret as another since this process learnt their numbers. */
async function aliasesOf(client: PoolClient, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await client.query(
    `SELECT id, alias_of AS "aliasOf" FROM access_target WHERE id = ANY($1) AND alias_of IS NOT NULL`,
    [ids],
  );
  return new Map(rows.map(({ id, aliasOf }) => [Number(id), Number(aliasOf)]));
}

/** No partition for a row: retention dropped the month after this process had seen it. */
const isMissingMonth = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "23514";
