import "server-only";
import { pool } from "@/lib/db/pool";
import { signingKey } from "./installation-key";
import type { SigningKey } from "./key";

/** The key to sign with at `now`; its public half is published before anything signed with it is. */
export async function publishedKeyAsSystem(now: Date): Promise<SigningKey> {
  const key = await signingKey(now);
  await pool().query(
    `INSERT INTO signing_key (fingerprint, public_key, first_used_at) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING`,
    [key.fingerprint, key.publicKey, now],
  );
  return key;
}
