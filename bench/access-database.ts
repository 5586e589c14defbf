import { randomUUID } from "node:crypto";
import { pool } from "@/lib/db/pool";
import { asOwner } from "./database";
import { eventMonths, inventedPath, inventedSecrets } from "./make-believe-events";

/** Empties the access history, as the owner: the application may not. Months stay, as they would. */
export async function emptyEvents(): Promise<void> {
  await asOwner(
    "TRUNCATE access_event, access_day, access_reader, ingest_piece, set_aside, log_hour, footprint_arrived",
  );
}

/** The secrets that invented events ask for, known since before the first of them. */
export async function storeInventedSecrets(): Promise<void> {
  await asOwner("TRUNCATE access_target");
  for (const month of eventMonths)
    await pool().query("SELECT make_access_month($1::date)", [month]);
  await pool().query(
    `INSERT INTO place (key, backend, label) VALUES ('bench', 'secrets-manager', 'bench') ON CONFLICT DO NOTHING`,
  );
  await pool().query(
    `INSERT INTO secret (id, identity, place_id, backend, type, name, path, tags, facts, environment, team, service, counted,
                         first_recorded_at, recorded_at, content_hash, search_text, search_grams)
     SELECT gen_random_uuid(), 'arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:' || path, p.id, 'secrets-manager',
            'secret', path, path, '{}', '{}', (ARRAY['prod', 'stg', 'dev'])[1 + n % 3], 'team-' || n % 20,
            'service-' || n % 90, 'both', '2026-08-01Z', '2026-08-01Z', decode(md5($1 || n), 'hex'), path, '{}'
       FROM unnest($2::text[]) WITH ORDINALITY AS s(path, n), place p WHERE p.key = 'bench'
     ON CONFLICT DO NOTHING`,
    [randomUUID(), Array.from({ length: inventedSecrets }, (_, n) => inventedPath(n))],
  );
}
