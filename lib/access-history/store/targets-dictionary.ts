import "server-only";
import type { EventTarget } from "@/lib/access-sources/access-source";
import type { BackendKind } from "@/lib/backends/secret-backend";
import { lockClass } from "@/lib/db/advisory-lock";
import { arrayText } from "@/lib/db/copy";
import { pool } from "@/lib/db/pool";
import { inTransaction } from "@/lib/db/transaction";
import { bounded } from "./bounded";
import { Dictionary } from "./dictionary";

export interface BackendTarget extends EventTarget {
  backend: BackendKind;
}

/** Identities that are kept of a target. */
const MOST = 12;

/** What a target is known by: the likeliest identity; a path by a mark before it. */
const targetKey = ({ pathLevel, identities, label }: EventTarget): string =>
  bounded(`${pathLevel ? "?" : ""}${identities[0] ?? label}`);

const identitiesOf = ({ identities }: EventTarget) =>
  arrayText(identities.slice(0, MOST).map((identity) => bounded(identity)));

const columns = [
  { name: "key", type: "text", of: targetKey },
  { name: "identities", type: "text[]", of: identitiesOf },
  { name: "label", type: "text", of: ({ label }: BackendTarget) => bounded(label) },
  { name: "backend", type: "text", of: ({ backend }: BackendTarget) => backend },
  { name: "path_level", type: "boolean", of: ({ pathLevel }: BackendTarget) => String(pathLevel) },
];
const names = columns.map(({ name }) => name).join(", ");
const given = columns.map(({ name }) => `g.${name}`).join(", ");

/**
 * Targets by key. A new one is tied at once to the secret it stands for, and to the target that stood for it before:
 * then no event of it ever has to be moved. Of several new ones for one secret the first is made before the others.
 */
export const targets = () =>
  new Dictionary<BackendTarget>({
    table: "access_target",
    columns,
    unique: ["key"],
    key: ({ pathLevel, identities, label }) =>
      `${pathLevel}\n${identities.join("\n")}${identities.length === 0 ? label : ""}`,
    insert: (words, values) =>
      inTransaction(async (client) => {
        // Not while targets are being linked and merged.
        await client.query("SELECT pg_advisory_xact_lock_shared($1, 0)", [lockClass.accessEvents]);
        const insert = `
          WITH fresh AS (
            SELECT DISTINCT ON (g.key) ${given}, s.id AS secret_id
              FROM ${words}
              LEFT JOIN LATERAL (
                SELECT s.id FROM unnest(g.identities) WITH ORDINALITY AS c(identity, n)
                  JOIN secret s ON s.identity = c.identity ORDER BY c.n LIMIT 1) s ON NOT g.path_level
             WHERE NOT EXISTS (SELECT FROM access_target t WHERE t.key = g.key)
             ORDER BY g.key, g.n),
          ranked AS (
            SELECT f.*, row_number() OVER (PARTITION BY f.secret_id ORDER BY f.key) AS rank FROM fresh f)
          INSERT INTO access_target (${names}, secret_id, alias_of, first_seen_at)
          SELECT ${columns.map(({ name }) => `r.${name}`).join(", ")}, r.secret_id,
                 (SELECT min(t.id) FROM access_target t WHERE t.secret_id = r.secret_id AND t.alias_of IS NULL), now()
            FROM ranked r WHERE r.rank = 1 OR r.secret_id IS NULL
           ORDER BY r.key ON CONFLICT DO NOTHING`;
        // One target per secret at a time; a second try for what another process made meanwhile.
        for (let idle = 0; idle < 2; ) {
          const { rowCount } = await client.query(insert, values);
          idle = rowCount ? 0 : idle + 1;
        }
      }),
    async update(words, values) {
      await pool().query(
        `UPDATE access_target t
            SET identities = t.identities || ARRAY(SELECT i FROM unnest(g.identities) AS i WHERE i <> ALL (t.identities))
           FROM ${words} WHERE t.key = g.key AND NOT t.identities @> g.identities`,
        values,
      );
    },
  });
