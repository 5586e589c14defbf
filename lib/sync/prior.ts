import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { isDuty } from "@/lib/duties/model";
import type { Override } from "@/lib/inventory/attributes/attributes";

const inheritable = ["team", "service", "environment", "owner"] as const;

const Prior = z.object({
  id: z.string(),
  placeId: z.number(),
  identity: z.string(),
  hash: z.string(),
  incarnation: z.string().nullable(),
  version: z.number().nullable(),
  /** Instant from which rotation counts as failed, ISO 8601; no part of the hash. */
  failedFrom: z
    .date()
    .transform((date) => date.toISOString())
    .nullable(),
  removed: z.boolean(),
  missed: z.boolean(),
  team: z.string().nullable(),
  teamFrom: z.string().nullable(),
  service: z.string().nullable(),
  serviceFrom: z.string().nullable(),
  environment: z.string().nullable(),
  environmentFrom: z.string().nullable(),
  owner: z.string().nullable(),
  ownerFrom: z.string().nullable(),
});

/** A stored row as far as the decision what to write needs it. */
export type Prior = z.infer<typeof Prior>;

/** Stored rows of these identities, locked until the transaction ends. */
export async function priorsOf(
  client: PoolClient,
  identities: readonly string[],
): Promise<ReadonlyMap<string, Prior>> {
  const { rows } = await client.query(
    `SELECT id, place_id AS "placeId", identity, encode(content_hash, 'hex') AS hash, incarnation, version,
            rotation_failed_from AS "failedFrom",
            removed_at IS NOT NULL AS removed, not_seen_since IS NOT NULL AS missed,
            team, team_from AS "teamFrom", service, service_from AS "serviceFrom",
            environment, environment_from AS "environmentFrom", owner, owner_from AS "ownerFrom"
       FROM secret WHERE identity = ANY($1) ORDER BY id FOR UPDATE`,
    [identities],
  );
  return new Map(rows.map((row) => Prior.parse(row)).map((prior) => [prior.identity, prior]));
}

/**
 * What a new incarnation takes over from the one before: also the duties people gave by hand. A value that was only a default
 * stays one: inherited it would pass for known.
 */
export function inheritedFrom(prior: Prior, said: readonly Override[]): readonly Override[] {
  const given = said.filter(({ attribute }) => isDuty(attribute));
  const kept = inheritable.flatMap((attribute) => {
    const value = prior[attribute];
    const from = prior[`${attribute}From`];
    if (value === null || from === "default") return [];
    return [{ attribute, value, from: "inherited" as const }];
  });
  return [...kept, ...given.map((one) => ({ ...one, from: "inherited" as const }))];
}
