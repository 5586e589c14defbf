import "server-only";
import type { PoolClient } from "pg";
import { lockClass } from "@/lib/db/advisory-lock";

/** Two sources may read the same place at the same time; they write it one after the other. Held to the transaction's end. */
export async function lockPlace(client: PoolClient, placeId: number): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock($1, $2)", [lockClass.place, placeId]);
}

/** The same for several places, always in one order, so that two who do so never wait for each other. */
export async function lockPlaces(client: PoolClient, placeIds: readonly number[]): Promise<void> {
  const places = [...new Set(placeIds)].sort((a, b) => a - b);
  for (const place of places) await lockPlace(client, place);
}
