import type { PoolClient } from "pg";
import { endForLeavers } from "@/lib/attestation/ends";
import type { Config } from "@/lib/config/model";

type Lists = Pick<Config, "teams" | "services" | "people">;

/**
 * Makes the registers of teams, services, people and naming rules what file and screen say. Writes differences only.
 * Who came by single sign-on stays when nobody declares them any more, and whoever had left stays gone.
 * @param whole the file with what is declared on screen
 * @param file the file alone: its rows are known as the file's
 */
export async function reconcileRegisters(
  client: PoolClient,
  { teams, services, people, naming }: Lists & Pick<Config, "naming">,
  file: Lists,
  now: Date,
): Promise<void> {
  await client.query(
    `WITH given AS (SELECT g.id, g.name, g."nameEn", g.lead, ${provenance("teams")}),
          gone AS (DELETE FROM team WHERE NOT id IN (SELECT id FROM given))
     INSERT INTO team AS t (id, name, name_en, lead, provenance) SELECT * FROM given
     ON CONFLICT (id) DO UPDATE
        SET name = EXCLUDED.name, name_en = EXCLUDED.name_en, lead = EXCLUDED.lead, provenance = EXCLUDED.provenance
      WHERE (t.name, t.name_en, t.lead, t.provenance)
            IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.name_en, EXCLUDED.lead, EXCLUDED.provenance)`,
    parameters(teams, file.teams),
  );
  await client.query(
    `WITH given AS (SELECT g.id, coalesce(g.name, g.id), g.team, ${provenance("services")}),
          gone AS (DELETE FROM service WHERE NOT id IN (SELECT id FROM given))
     INSERT INTO service AS s (id, name, team, provenance) SELECT * FROM given
     ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, team = EXCLUDED.team, provenance = EXCLUDED.provenance
      WHERE (s.name, s.team, s.provenance) IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.team, EXCLUDED.provenance)`,
    parameters(services, file.services),
  );
  await client.query(
    `WITH given AS (SELECT g.id, g.name, g.team, g."left", g.delegate, $3::timestamptz, ${provenance("people")}),
          gone AS (DELETE FROM person WHERE sign_in_at IS NULL AND NOT id IN (SELECT id FROM given)),
          back AS (UPDATE person SET name = sign_in_name, team = NULL, delegate = NULL, provenance = 'sign-in', recorded_at = $3
                    WHERE provenance <> 'sign-in' AND sign_in_at IS NOT NULL AND NOT id IN (SELECT id FROM given))
     INSERT INTO person AS p (id, name, team, left_on, delegate, recorded_at, provenance) SELECT * FROM given
     ON CONFLICT (id) DO UPDATE
        SET name = EXCLUDED.name, team = EXCLUDED.team, left_on = EXCLUDED.left_on, delegate = EXCLUDED.delegate,
            recorded_at = EXCLUDED.recorded_at, provenance = EXCLUDED.provenance
      WHERE (p.name, p.team, p.left_on, p.delegate, p.provenance)
            IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.team, EXCLUDED.left_on, EXCLUDED.delegate, EXCLUDED.provenance)`,
    [...parameters(people, file.people), now],
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

/** Where each row comes from, and the rows themselves with the fields of their register. */
const fields = {
  teams: 'id text, name text, "nameEn" text, lead text',
  services: "id text, name text, team text",
  people: 'id text, name text, team text, "left" date, delegate text',
} as const;

const provenance = (register: keyof typeof fields) => `
    CASE WHEN g.id = ANY($2) THEN 'file' WHEN d.import_id IS NULL THEN 'screen' ELSE 'import' END AS provenance
      FROM jsonb_to_recordset($1::jsonb) AS g(${fields[register]})
      LEFT JOIN declaration d ON d.section = '${register}' AND d.key = g.id AND d.state = 'in-force'`;

const parameters = (items: readonly object[], ofFile: readonly { id: string }[]) => [
  JSON.stringify(items),
  ofFile.map(({ id }) => id),
];
