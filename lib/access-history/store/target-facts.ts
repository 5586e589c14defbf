import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { numbers } from "@/lib/db/lists";
import type { TargetFacts, Whose } from "./aggregate";

const text = z
  .string()
  .nullable()
  .transform((value) => value ?? "");
const Rows = z.array(
  z.object({
    team: text,
    service: text,
    environment: text,
    targets: z.array(z.number()),
    own: z.array(z.number()),
    since: z.array(z.number().nullable()),
  }),
);

/** What is known of targets now, by their numbers. Under the lock that keeps them from being linked meanwhile. */
export async function targetFacts(
  client: PoolClient,
  targets: readonly number[],
): Promise<Map<number, TargetFacts>> {
  const facts = new Map<number, TargetFacts>();
  if (targets.length === 0) return facts;
  const { rows } = await client.query(
    `SELECT s.team, s.service, s.environment, array_agg(t.id) AS targets, array_agg(coalesce(t.alias_of, t.id)) AS own,
            array_agg((extract(epoch FROM s.recorded_at) * 1000)::float8) AS since
       FROM access_target t LEFT JOIN secret s ON s.id = t.secret_id WHERE t.id = ANY($1::int[]) GROUP BY 1, 2, 3`,
    [numbers(targets)],
  );
  for (const { team, service, environment, targets, own, since } of Rows.parse(rows)) {
    const whose: Whose = { team, service, environment };
    for (const [i, target] of targets.entries())
      facts.set(target, { target: own[i] ?? target, whose, since: since[i] ?? null });
  }
  return facts;
}
