import "server-only";
import { pool } from "@/lib/db/pool";
import { log } from "@/lib/log";
import { publishedKeyAsSystem } from "@/lib/signing/commands";
import { signCheckpoint } from "./checkpoints/checkpoint";
import type { CheckpointPlace } from "./checkpoints/place";
import { checkpointPlaces } from "./checkpoints/places";
import type { Verification } from "./model/verification";
import { verifyTrailAsSystem } from "./verify";

/**
 * Verifies the whole trail, leaves a signed checkpoint of its end at every place, and writes down what was found. A chain
 * that is broken gets no checkpoint: it would vouch for what is wrong.
 */
export async function checkpointTrailAsSystem(
  now: Date,
  signal?: AbortSignal,
): Promise<Verification> {
  const places = checkpointPlaces(now);
  const found = await verifyTrailAsSystem(places, now, signal);
  const result =
    found.broken === null && found.verifiedUntil
      ? await leaveCheckpoints(found, found.verifiedUntil, places, now)
      : found;
  await pool().query("INSERT INTO audit_verification (at, result) VALUES ($1, $2)", [
    now,
    JSON.stringify(result),
  ]);
  if (result.broken) log.error({ broken: result.broken }, "the audit trail does not hold");
  return result;
}

async function leaveCheckpoints(
  found: Verification,
  end: { sequence: number; hash: string },
  places: readonly CheckpointPlace[],
  now: Date,
): Promise<Verification> {
  const checkpoint = await signCheckpoint(end, now, await publishedKeyAsSystem(now));
  const newest = { sequence: end.sequence, at: checkpoint.at };
  const results = await Promise.all(
    found.places.map(async (result, index) => {
      try {
        await places[index]?.append(checkpoint);
        const state = result.state === "empty" ? ("ok" as const) : result.state;
        const checkpoints = state === "sent" ? 0 : result.checkpoints + 1;
        return { ...result, state, newest, checkpoints };
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        log.error({ place: result.label, error: message }, "no checkpoint could be left");
        return { ...result, state: "failing" as const, message };
      }
    }),
  );
  const ok = results.every(({ state }) => state === "ok" || state === "sent");
  return { ...found, ok, places: results };
}
