import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import type { TargetFacts } from "./aggregate";

const text = z
  .string()
  .nullable()
  .transform((value) => value ?? "");
const Row = z.object({
  id: z.number(),
  aliasOf: z.number().nullable(),
  team: text,
  service: text,
  environment: text,
  recordedAt: z.date().nullable(),
});

/** What is known of targets now, by their numbers. Under the lock that keeps them from being linked meanwhile. */
export async function targetFacts(
  client: PoolClient,
  targets: readonly number[],
): Promise<Map<number, TargetFacts>> {
  if (targets.length === 0) return new Map();
  const { rows } = await client.query(
    `SELECT t.id, t.alias_of AS "aliasOf", s.team, s.service, s.environment, s.recorded_at AS "recordedAt"
       FROM access_target t LEFT JOIN secret s ON s.id = t.secret_id WHERE t.id = ANY($1)`,
    [targets],
  );
  return new Map(
    rows.map((raw) => {
      const { id, aliasOf, recordedAt, ...whose } = Row.parse(raw);
      return [id, { ...whose, target: aliasOf ?? id, since: recordedAt?.getTime() ?? null }];
    }),
  );
}
