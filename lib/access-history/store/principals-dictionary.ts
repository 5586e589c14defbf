import "server-only";
import type { EventPrincipal } from "@/lib/access-sources/access-source";
import { pool } from "@/lib/db/pool";
import { bounded, boundedOrNull } from "./bounded";
import { Dictionary } from "./dictionary";

const columns = [
  { name: "key", type: "text", of: ({ key }: EventPrincipal) => bounded(key) },
  { name: "kind", type: "text", of: ({ kind }: EventPrincipal) => kind },
  { name: "name", type: "text", of: ({ name }: EventPrincipal) => bounded(name) },
  { name: "account", type: "text", of: ({ account }: EventPrincipal) => boundedOrNull(account) },
  { name: "type", type: "text", of: ({ type }: EventPrincipal) => bounded(type) },
  { name: "role", type: "text", of: ({ role }: EventPrincipal) => boundedOrNull(role) },
  { name: "session", type: "text", of: ({ session }: EventPrincipal) => boundedOrNull(session) },
  { name: "identity", type: "text", of: ({ identity }: EventPrincipal) => boundedOrNull(identity) },
  { name: "fullness", type: "smallint", of: ({ fullness }: EventPrincipal) => String(fullness) },
];
const names = columns.map(({ name }) => name).join(", ");

/** Principals by key. What the record alone can tell is resolved by it; the rest waits for the rules. */
export const principals = () =>
  new Dictionary<EventPrincipal>({
    table: "access_principal",
    columns,
    unique: ["key"],
    key: ({ key, fullness }) => `${fullness}\n${key}`,
    async insert(words, values) {
      await pool().query(
        `INSERT INTO access_principal (${names}, resolved_by, first_seen_at)
         SELECT DISTINCT ON (g.key) ${columns.map(({ name }) => `g.${name}`).join(", ")},
                CASE WHEN g.kind <> 'unresolved' THEN 'record' END, now()
           FROM ${words} ORDER BY g.key, g.fullness DESC ON CONFLICT DO NOTHING`,
        values,
      );
    },
    async update(words, values) {
      await pool().query(
        `UPDATE access_principal p
            SET name = g.name, account = g.account, type = g.type, role = g.role, session = g.session,
                identity = g.identity, fullness = g.fullness
           FROM (SELECT DISTINCT ON (g.key) g.* FROM ${words} ORDER BY g.key, g.fullness DESC) AS g
          WHERE p.key = g.key AND p.fullness < g.fullness`,
        values,
      );
    },
  });
