import { z } from "zod";
import { Prisma } from "@/lib/db/prisma";
import { invalidInput } from "@/lib/errors";
import { urgencies } from "./by-urgency";
import { Classification } from "./model";
import type { SecretQuery } from "./model/secret";

/** The keys a list is ordered by, each never null, the id last: so that a page can begin after any row. */
export interface Order {
  keys: readonly Key[];
  descending: boolean;
  /** What the keys need beside row `s`, as a fragment after it in FROM. */
  join: Prisma.Sql;
  /** The column whose values begin the order, where the tally knows how many rows each has; and the key a value has. */
  leading?: Leading;
  /** Keys of another table in whose order rows of `s` are found, where no index of `s` has the order. */
  walk?: { from: Prisma.Sql; keys: readonly Key[] };
}

export interface Leading {
  column:
    | "environment"
    | "classification"
    | "service"
    | "team"
    | "kind"
    | "type"
    | "backend"
    | "rotation"
    | "place_id";
  keyOf: (value: string | null) => string;
  /** Whether the keys are numbers. */
  byRank: boolean;
  /** Whether `keyOf` has to be asked with what a value is called. */
  byLabel?: true;
}

export interface Key {
  sql: Prisma.Sql;
  type: "text" | "int" | "timestamptz" | "uuid";
}

const id: Key = { sql: Prisma.sql`s.id`, type: "uuid" };
const path: Key = { sql: Prisma.sql`s.path`, type: "text" };
const orNever = (column: string): Key => ({
  sql: Prisma.sql`coalesce(s.${Prisma.raw(column)}, 'infinity')`,
  type: "timestamptz",
});
/** By code point; what has no value stands after every text. */
const orLast = (column: string): Key => ({
  sql: Prisma.raw(`coalesce(${column}, chr(1114111))`),
  type: "text",
});
/** In an order of their own; what is none of them last. */
const ranked = (column: string, values: readonly string[]): Key => ({
  sql: Prisma.raw(
    `coalesce(array_position(ARRAY[${values.map((value) => `'${value}'`).join()}], ${column}), 99)`,
  ),
  type: "int",
});

/** Most urgent first when ascending: failed, overdue, unknown, due soon, no policy, compliant, not counted. */
const urgency: Key = {
  sql: Prisma.sql`(CASE WHEN s.counted <> 'both' THEN 9
  ELSE array_position(ARRAY['failed','overdue','unknown','due-soon','no-policy','compliant'], s.rotation_state)
  END)`,
  type: "int",
};

/** The last read as the list shows it: the later of the day the backend tells and the instant the logs tell. */
export const lastRead = Prisma.sql`LEFT JOIN (
  SELECT r.secret_id, max(r.at) AS at FROM (
    SELECT secret_id, last_accessed_on::timestamp AT TIME ZONE 'UTC' AS at FROM secret_use WHERE last_accessed_on IS NOT NULL
    UNION ALL
    SELECT t.secret_id, r.last_at FROM access_reader r JOIN access_target t ON t.id = r.target_id
      JOIN access_principal a ON a.id = r.principal_id WHERE t.secret_id IS NOT NULL AND a.kind <> 'kagimori') AS r
   GROUP BY r.secret_id) AS lr ON lr.secret_id = s.id`;

/** The same as a job has written it down (lib/inventory/last-read): up to a minute old, but in an index. */
const writtenRead: Pick<Order, "join" | "walk"> & { keys: readonly Key[] } = {
  keys: [{ sql: Prisma.sql`coalesce(rd.at, '-infinity')`, type: "timestamptz" }],
  join: Prisma.sql`LEFT JOIN secret_read rd ON rd.secret_id = s.id`,
  walk: {
    from: Prisma.sql`secret_read rd JOIN secret s ON s.id = rd.secret_id`,
    keys: [
      { sql: Prisma.sql`rd.at`, type: "timestamptz" },
      { sql: Prisma.sql`rd.secret_id`, type: "uuid" },
    ],
  },
};

type Sort = SecretQuery["sort"];
type Made = Partial<Omit<Order, "keys">> & { keys: readonly Key[] };

const last = "\u{10ffff}";
const byText = (column: Leading["column"]): Made => ({
  keys: [orLast(`s.${column}`), path],
  leading: { column, byRank: false, keyOf: (value) => value ?? last },
});
const byRank = (column: Leading["column"], values: readonly string[]): Made => ({
  keys: [ranked(`s.${column}`, values), path],
  leading: {
    column,
    byRank: true,
    keyOf: (value) =>
      String(value !== null && values.includes(value) ? values.indexOf(value) + 1 : 99),
  },
});
const rankOf = (state: string | null) =>
  String(urgencies.find((one) => one.state === state)?.rank ?? 9);

const orders: Record<Sort, Made> = {
  name: { keys: [path] },
  rotation: {
    keys: [urgency, orNever("rotation_due_at"), path],
    leading: { column: "rotation", byRank: true, keyOf: rankOf },
  },
  changed: { keys: [orNever("value_changed_at"), path] },
  recorded: { keys: [orNever("recorded_at"), path] },
  due: { keys: [orNever("rotation_due_at"), path] },
  environment: byRank("environment", ["prod", "stg", "dev", "local"]),
  classification: byRank("classification", Classification.options),
  service: byText("service"),
  team: byText("team"),
  owner: { keys: [orLast("s.owner"), path] },
  kind: byText("kind"),
  type: byText("type"),
  backend: byText("backend"),
  stopTime: {
    keys: [{ sql: Prisma.raw("coalesce(s.stop_time_minutes, 2147483647)"), type: "int" }, path],
  },
  place: {
    keys: [orLast("op.label"), path],
    join: Prisma.sql`JOIN place op ON op.id = s.place_id`,
    leading: { column: "place_id", byRank: false, byLabel: true, keyOf: (label) => label ?? last },
  },
  lastRead: {
    keys: [{ sql: Prisma.sql`coalesce(lr.at, '-infinity')`, type: "timestamptz" }],
    join: lastRead,
  },
};

/** @param large whether the inventory is: the last read is then that which was written down */
export function orderOf(
  { sort, order }: Pick<SecretQuery, "sort" | "order">,
  large = false,
): Order {
  const {
    keys,
    join = Prisma.empty,
    ...rest
  } = sort === "lastRead" && large ? writtenRead : orders[sort];
  return { ...rest, keys: [...keys, id], join, descending: order === "desc" };
}

/** The keys as columns of a page, by which its rows keep their order when they are joined with others. */
export function keyColumns({ keys }: Order): Prisma.Sql {
  return Prisma.join(keys.map(({ sql }, i) => Prisma.sql`${sql} AS ${Prisma.raw(`k${i}`)}`));
}

/** ORDER BY of a page that holds keyColumns. */
export function orderByColumns({ keys, descending }: Order): Prisma.Sql {
  const direction = descending ? "DESC" : "ASC";
  return Prisma.raw(keys.map((_, i) => `s.k${i} ${direction}`).join(", "));
}

export function orderBy({ keys, descending }: Order): Prisma.Sql {
  const direction = Prisma.raw(descending ? "DESC" : "ASC");
  return Prisma.join(keys.map(({ sql }) => Prisma.sql`${sql} ${direction}`));
}

/** The keys of a row as text, to begin the next page after it. */
export function cursorColumn({ keys }: Order): Prisma.Sql {
  return Prisma.sql`jsonb_build_array(${Prisma.join(keys.map(({ sql }) => Prisma.sql`(${sql})::text`))})`;
}

/** The keys of the row a page begins after. A cursor that is none of ours, or of another order: InvalidInput. */
export function readCursor(order: Order, cursor: string | undefined): string[] | undefined {
  if (cursor === undefined) return undefined;
  const values = decode(cursor);
  if (values.length !== order.keys.length)
    throw invalidInput("The cursor belongs to a list in another order.", {
      cursor: "does not fit",
    });
  return values;
}

/** SQL condition: rows after the one with these values of these keys. */
export function after(
  keys: readonly Key[],
  values: readonly string[],
  { descending }: Pick<Order, "descending">,
): Prisma.Sql {
  const left = Prisma.join(keys.map(({ sql }) => sql));
  const right = Prisma.join(
    keys.map(({ type }, i) => Prisma.sql`${values[i]}::text::${Prisma.raw(type)}`),
  );
  return Prisma.sql`(${left}) ${Prisma.raw(descending ? "<" : ">")} (${right})`;
}

export function encode(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

function decode(cursor: string): string[] {
  try {
    return z
      .array(z.string().max(2100))
      .max(8)
      .parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw invalidInput("The cursor cannot be read. Begin again without it.", {
      cursor: "unreadable",
    });
  }
}
