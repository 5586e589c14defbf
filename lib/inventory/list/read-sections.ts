import { Prisma } from "@/lib/db/prisma";
import { absentAt } from "@/lib/inventory/registered-sql";
import type { AsOf } from "@/lib/organisation/as-of";
import { inventoryAt, judged } from "../at";
import { after, type Key, type Order, orderBy, readCursor } from "../list-order";
import { type Listed, rowsOf } from "../read-page";
import type { Reach, Section } from "./sections";

/** What a page of live rows is read of. */
export interface AskedOfSections {
  asOf: AsOf;
  order: Order;
  /** What a row has to fulfil, in words of which the planner knows the indexes. */
  where: Prisma.Sql;
  /** Of that what an index in the list's order may begin with. */
  bounds: Prisma.Sql;
  cursor: string | undefined;
  limit: number;
  reach: Reach;
}

/**
 * The rows of a page in its order, section after section until it is full. Where few rows can be in a section they are
 * gathered and sorted; else an index that has its rows in their order is walked along, but not further than gathering
 * would take.
 */
export async function readSections(
  asked: AskedOfSections,
  sections: readonly Section[],
): Promise<Listed[]> {
  const { order, limit } = asked;
  const values = readCursor(order, asked.cursor);
  const found: Listed[] = [];
  for (const section of sections) {
    const rest = limit - found.length;
    if (rest <= 0) break;
    // Inside one value the order is that of the other keys.
    const inside = section.key === null ? 0 : 1;
    const begins =
      values && (inside === 0 || values[0] === section.key) ? values.slice(inside) : null;
    const keys = order.keys.slice(inside);
    found.push(...(await readSection({ ...asked, limit: rest, section, keys, begins })));
  }
  return found;
}

interface InSection extends AskedOfSections {
  section: Section;
  keys: readonly Key[];
  /** The keys of the row after which the page begins, where it lies in this section. */
  begins: string[] | null;
}

async function readSection(asked: InSection): Promise<Listed[]> {
  const { count } = asked.section;
  const { few, steps, many } = asked.reach;
  if (count <= few) return gather(asked);
  for (const most of count <= many ? [steps] : [steps, 10 * steps]) {
    const walked = await walk(asked, most);
    if (walked.length === asked.limit) return walked;
  }
  return gather(asked);
}

/** Every row there is, sorted. OFFSET keeps the planner from walking along an order for the few that are wanted. */
function gather({ asOf, order, where, section, keys, begins, limit }: InSection) {
  const from = Prisma.sql`(
    SELECT * FROM ${inventoryAt(asOf)} WHERE ${where} AND ${section.where} OFFSET 0) AS s ${order.join}`;
  const page = begins ? after(keys, begins, order) : Prisma.sql`TRUE`;
  return rowsOf(order, from, page, orderBy({ ...order, keys }), limit);
}

/** The first that fit among so many rows of the index that has the order. */
function walk(
  { asOf, order, where, bounds, section, keys, begins, limit }: InSection,
  most: number,
) {
  const { from, keys: along } = order.walk ?? { from: Prisma.sql`secret s`, keys };
  const columns = Prisma.join(
    along.map(({ sql }, i) => Prisma.sql`${sql} AS ${Prisma.raw(`w${i}`)}`),
  );
  const started = begins ? [after(along, begins, order)] : [];
  const chosen = Prisma.join([bounds, section.where, ...started], " AND ");
  const stretch = Prisma.sql`(
    SELECT s.*, ${columns} FROM ${from} WHERE ${chosen}
     ORDER BY ${orderBy({ ...order, keys: along })} LIMIT ${most}) AS s`;
  const direction = order.descending ? "DESC" : "ASC";
  const by = Prisma.raw(along.map((_, i) => `s.w${i} ${direction}`).join(", "));
  const rows = Prisma.sql`(${judged(stretch, asOf.at, absentAt(asOf.at))}) AS s ${order.join}`;
  return rowsOf(order, rows, where, by, limit);
}
