import { z } from "zod";
import { Prisma } from "@/lib/db/prisma";
import { invalidInput } from "@/lib/errors";
import type { SecretQuery } from "./model/secret";

/** The keys a list is ordered by, each never null, the id last: so that a page can begin after any row. */
export interface Order {
  keys: readonly { sql: Prisma.Sql; type: "text" | "int" | "timestamptz" | "uuid" }[];
  descending: boolean;
}

const id = { sql: Prisma.sql`s.id`, type: "uuid" } as const;
const path = { sql: Prisma.sql`s.path`, type: "text" } as const;

const orNever = (column: string) =>
  ({
    sql: Prisma.sql`coalesce(s.${Prisma.raw(column)}, 'infinity')`,
    type: "timestamptz",
  }) as const;

/** Most urgent first when ascending: failed, overdue, unknown, due soon, no policy, compliant, not counted. */
const urgency = Prisma.sql`(CASE WHEN s.counted <> 'both' THEN 9
  ELSE array_position(ARRAY['failed','overdue','unknown','due-soon','no-policy','compliant'], s.rotation_state)
  END)`;

export function orderOf({ sort, order }: Pick<SecretQuery, "sort" | "order">): Order {
  const keys = {
    name: [path],
    rotation: [{ sql: urgency, type: "int" } as const, orNever("rotation_due_at"), path],
    changed: [orNever("value_changed_at"), path],
    recorded: [orNever("recorded_at"), path],
  }[sort];
  return { keys: [...keys, id], descending: order === "desc" };
}

export function orderBy({ keys, descending }: Order): Prisma.Sql {
  const direction = Prisma.raw(descending ? "DESC" : "ASC");
  return Prisma.join(keys.map(({ sql }) => Prisma.sql`${sql} ${direction}`));
}

/** The keys of a row as text, to begin the next page after it. */
export function cursorColumn({ keys }: Order): Prisma.Sql {
  return Prisma.sql`jsonb_build_array(${Prisma.join(keys.map(({ sql }) => Prisma.sql`(${sql})::text`))})`;
}

/** SQL condition: rows after the cursor. A cursor that is none of ours, or of another order: InvalidInput. */
export function afterCursor(order: Order, cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.sql`TRUE`;
  const values = decode(cursor);
  if (values.length !== order.keys.length)
    throw invalidInput("The cursor belongs to a list in another order.", {
      cursor: "does not fit",
    });
  const left = Prisma.join(order.keys.map(({ sql }) => sql));
  const right = Prisma.join(
    order.keys.map(({ type }, i) => Prisma.sql`${values[i]}::text::${Prisma.raw(type)}`),
  );
  return Prisma.sql`(${left}) ${Prisma.raw(order.descending ? "<" : ">")} (${right})`;
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
