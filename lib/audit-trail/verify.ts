import "server-only";
import { pool } from "@/lib/db/pool";
import { publicKeys } from "@/lib/signing/queries";
import { type Checkpoint, isOurs } from "./checkpoints/checkpoint";
import type { CheckpointPlace } from "./checkpoints/place";
import { type CheckpointPlaceResult, Verification } from "./model/verification";
import { entriesInOrder } from "./read-entries";
import { walk } from "./walk";

/** Compares the whole audit trail with itself and with the checkpoints of these places. Changes nothing. */
export async function verifyTrailAsSystem(
  places: readonly CheckpointPlace[],
  now: Date,
  signal?: AbortSignal,
): Promise<Verification> {
  const before = await latestVerification();
  const keys = await publicKeys();
  const read = await Promise.all(places.map((place) => readPlace(place, before)));
  const all = read.flatMap(({ checkpoints }) => checkpoints);
  const forged = all.find((checkpoint) => !isOurs(checkpoint, keys));
  const walked = await walk(
    entriesInOrder(),
    all.filter((one) => isOurs(one, keys)),
    signal,
  );
  const broken =
    walked.broken ??
    (forged
      ? { sequence: forged.sequence, from: forged.sequence, reason: "forged-checkpoint" as const }
      : null);
  const results = read.map(({ result }) => result);
  const ok = broken === null && results.every(({ state }) => holds.has(state));
  return { ...walked, broken, ok, places: results, checkedAt: now.toISOString() };
}

const holds: ReadonlySet<CheckpointPlaceResult["state"]> = new Set(["ok", "empty", "sent"]);

interface Read {
  checkpoints: Checkpoint[];
  result: CheckpointPlaceResult;
}

async function readPlace(place: CheckpointPlace, before: Verification | null): Promise<Read> {
  const known = before?.places.find(({ label }) => label === place.label)?.newest ?? null;
  const base = { label: place.label, checkpoints: 0, unreadable: 0, newest: null, message: null };
  if (!place.read) return { checkpoints: [], result: { ...base, state: "sent", newest: known } };
  try {
    const { checkpoints, unreadable } = await place.read();
    const last = checkpoints.at(-1);
    const newest = last ? { sequence: last.sequence, at: last.at } : null;
    const shortened = known !== null && (newest === null || newest.sequence < known.sequence);
    const state = shortened ? "shortened" : newest ? "ok" : "empty";
    const result = { ...base, state, checkpoints: checkpoints.length, unreadable, newest } as const;
    return { checkpoints, result };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { checkpoints: [], result: { ...base, state: "failing", newest: known, message } };
  }
}

/** The newest one that was written down; null before the first. */
export async function latestVerification(): Promise<Verification | null> {
  const { rows } = await pool().query(
    "SELECT result FROM audit_verification ORDER BY id DESC LIMIT 1",
  );
  return rows[0] ? Verification.parse(rows[0].result) : null;
}
