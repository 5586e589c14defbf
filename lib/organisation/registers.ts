import type { PoolClient } from "pg";
import { endForLeavers } from "@/lib/attestation/ends";
import type { Config } from "@/lib/config/model";

/** Makes the registers of teams, services, people and naming rules what the config says. Writes differences only. */
export async function reconcileRegisters(
  client: PoolClient,
  { teams, services, people, naming }: Pick<Config, "teams" | "services" | "people" | "naming">,
  now: Date,
): Promise<void> {
  await client.query(
    `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(id text, name text, "nameEn" text, lead text)),
          gone AS (DELETE FROM team WHERE NOT id IN (SELECT id FROM given))
     INSERT INTO team AS t (id, name, name_en, lead) SELECT * FROM given
     ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, name_en = EXCLUDED.name_en, lead = EXCLUDED.lead
      WHERE (t.name, t.name_en, t.lead) IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.name_en, EXCLUDED.lead)`,
    [JSON.stringify(teams)],
  );
  await client.query(
    `WITH given AS (SELECT id, coalesce(name, id), team FROM jsonb_to_recordset($1::jsonb) AS g(id text, name text, team text)),
          gone AS (DELETE FROM service WHERE NOT id IN (SELECT id FROM given))
     INSERT INTO service AS s (id, name, team) SELECT * FROM given
     ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, team = EXCLUDED.team
      WHERE (s.name, s.team) IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.team)`,
    [JSON.stringify(services)],
  );
  await client.query(
    `WITH given AS (SELECT id, name, team, "left", delegate, $2::timestamptz
                      FROM jsonb_to_recordset($1::jsonb) AS g(id text, name text, team text, "left" date, delegate text)),
          gone AS (DELETE FROM person WHERE NOT id IN (SELECT id FROM given))
     INSERT INTO person AS p (id, name, team, left_on, delegate, recorded_at) SELECT * FROM given
     ON CONFLICT (id) DO UPDATE
        SET name = EXCLUDED.name, team = EXCLUDED.team, left_on = EXCLUDED.left_on, delegate = EXCLUDED.delegate,
            recorded_at = EXCLUDED.recorded_at
      WHERE (p.name, p.team, p.left_on, p.delegate)
            IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.team, EXCLUDED.left_on, EXCLUDED.delegate)`,
    [JSON.stringify(people), now],
  );
  await client.query(
    `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(id text, pattern text, example text, explanation text)),
          gone AS (DELETE FROM naming_rule WHERE NOT id IN (SELECT id FROM given))
     INSERT INTO naming_rule AS n (id, pattern, example, explanation) SELECT * FROM given
     ON CONFLICT (id) DO UPDATE SET pattern = EXCLUDED.pattern, example = EXCLUDED.example, explanation = EXCLUDED.explanation
      WHERE (n.pattern, n.example, n.explanation) IS DISTINCT FROM (EXCLUDED.pattern, EXCLUDED.example, EXCLUDED.explanation)`,
    [JSON.stringify(naming)],
  );
  await endForLeavers(client, () => now);
}
