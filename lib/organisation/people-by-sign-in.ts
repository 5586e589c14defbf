import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";

const Left = z.array(z.object({ leftOn: z.string() }));

/**
 * The day from which on the register of people says that somebody is here no more; null: they are, or no register knows
 * them. By the organisation's day.
 * @param id e-mail address, in lower case
 */
export async function leftOn(id: string, now: Date): Promise<string | null> {
  const { rows } = await pool().query(
    `SELECT left_on::text AS "leftOn" FROM person WHERE id = $1 AND left_on <= (
       $2::timestamptz AT TIME ZONE coalesce((SELECT time_zone FROM installation), 'Asia/Tokyo'))::date`,
    [id, now],
  );
  return Left.parse(rows)[0]?.leftOn ?? null;
}

/**
 * Writes somebody who came by single sign-on into the register of people. What file, screen or an import says of them holds
 * before it; when those say nothing any more, this is what is left.
 */
export async function noteSignIn(
  { email, name }: { email: string; name: string },
  now: Date,
): Promise<void> {
  await pool().query(
    `INSERT INTO person AS p (id, name, recorded_at, provenance, sign_in_name, sign_in_at)
     VALUES ($1, $2, $3, 'sign-in', $2, $3)
     ON CONFLICT (id) DO UPDATE
        SET sign_in_name = EXCLUDED.sign_in_name, sign_in_at = EXCLUDED.sign_in_at,
            name = CASE WHEN p.provenance = 'sign-in' THEN EXCLUDED.name ELSE p.name END,
            recorded_at = CASE WHEN p.provenance = 'sign-in' AND p.name <> EXCLUDED.name
                               THEN EXCLUDED.recorded_at ELSE p.recorded_at END`,
    [email, name, now],
  );
}
