import "server-only";
import type { PoolClient } from "pg";
import { lockClass } from "@/lib/db/advisory-lock";

/** Two sources may read the same place at the same time; they write it one after the other. Held to the transaction's end. */
export async function lockPlace(client: PoolClient, placeId: number): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock($1, $2)", [lockClass.place, placeId]);
}
