import "server-only";
import { inTransaction } from "@/lib/db/transaction";
import type { Config } from "./model";

type Text = string | null;
/** A table, its columns with their types, and the rows the file wants in it, the id first. */
interface Register {
  table: string;
  columns: readonly (readonly [name: string, type: string])[];
  rows: readonly (readonly Text[])[];
}

/** Makes teams, services and people what the file says; rows that say the same are not touched. */
export async function storeRegisters(
  { teams, services, people }: Pick<Config, "teams" | "services" | "people">,
  now: Date,
): Promise<void> {
  const registers: Register[] = [
    {
      table: "team",
      columns: [
        ["id", "text"],
        ["name", "text"],
        ["name_en", "text"],
        ["lead", "text"],
      ],
      rows: teams.map(({ id, name, nameEn, lead }) => [id, name, nameEn ?? null, lead ?? null]),
    },
    {
      table: "service",
      columns: [
        ["id", "text"],
        ["name", "text"],
        ["team", "text"],
      ],
      rows: services.map(({ id, name, team }) => [id, name ?? id, team]),
    },
    {
      table: "person",
      columns: [
        ["id", "text"],
        ["name", "text"],
        ["team", "text"],
        ["left_on", "date"],
      ],
      rows: people.map(({ id, name, team, left }) => [id, name, team ?? null, left ?? null]),
    },
  ];
  await inTransaction(async (client) => {
    for (const { table, columns, rows } of registers) {
      const names = columns.map(([name]) => name);
      const values = columns.map((_, at) => rows.map((row) => row[at] ?? null));
      // Only people carry the time from which we knew it.
      const dated = table === "person";
      await client.query(`DELETE FROM ${table} WHERE NOT id = ANY($1)`, [values[0]]);
      await client.query(
        `INSERT INTO ${table} AS t (${names.join(", ")}${dated ? ", recorded_at" : ""})
         SELECT u.*${dated ? `, $${columns.length + 1}::timestamptz` : ""}
           FROM unnest(${columns.map(([, type], at) => `$${at + 1}::${type}[]`).join(", ")}) AS u
         ON CONFLICT (id) DO UPDATE
            SET ${[...names, ...(dated ? ["recorded_at"] : [])].map((name) => `${name} = EXCLUDED.${name}`).join(", ")}
          WHERE (${names.map((name) => `t.${name}`).join(", ")}) IS DISTINCT FROM
                (${names.map((name) => `EXCLUDED.${name}`).join(", ")})`,
        dated ? [...values, now] : values,
      );
    }
  });
}
