import { z } from "zod";
import type { BackendEntry, ValueChange } from "@/lib/backends/secret-backend";
import type { Target } from "@/lib/backends/vault/client";
import {
  notice,
  objects,
  type Part,
  type Reading,
  targetOf,
} from "@/lib/backends/vault/engines/parts";
import { entryAt, type MountPlace } from "@/lib/backends/vault/entry";
import { isDenied, isMissing, isUnsupported, VaultAnswer } from "@/lib/backends/vault/errors";
import { instant } from "@/lib/backends/vault/instant";
import { dataOf } from "@/lib/backends/vault/listing/data";
import { keysOf } from "@/lib/backends/vault/listing/keys";

const Role = z.object({
  bind_secret_id: z.boolean().nullish(),
  secret_id_ttl: z.number().nullish(),
  secret_id_num_uses: z.number().nullish(),
  secret_id_bound_cidrs: z.array(z.string()).nullish(),
  token_policies: z.array(z.string()).nullish(),
  token_ttl: z.number().nullish(),
  token_max_ttl: z.number().nullish(),
});

const SecretId = z.object({
  creation_time: z.string(),
  expiration_time: z.string().nullish(),
});

/** One secret id: when it was made and until when it lives; null: for ever (year 0001). */
export interface SecretIdLife {
  createdAt: string;
  expiresAt: string | null;
}

/** More secret ids than this of one role are not looked up: each is a request. */
const MOST = 500;

/** The roles of an AppRole auth mount, with the ages of their secret ids, by accessor. The ids are never asked for. */
export function approleParts(reading: Reading): Part[] {
  const target = targetOf(reading, "approle");
  return [
    objects(reading, target, "role", async (name, data) =>
      approle(reading.at, name, data, await secretIds(reading, target, name), reading.clock()),
    ),
  ];
}

/** Null where listing or looking them up is not allowed, or there are too many. */
async function secretIds(
  reading: Reading,
  target: Target,
  role: string,
): Promise<SecretIdLife[] | null> {
  const { client, signal } = reading;
  try {
    // Unpaged: OpenBao compares `after` with hashes of the ids, and answers with accessors.
    const { keys } = keysOf(await client.list(target, `role/${role}/secret-id`, signal));
    if (keys.length > MOST) return null;
    const lives = await Promise.all(
      keys.map(async (accessor) => {
        const path = `role/${role}/secret-id-accessor/lookup`;
        try {
          const body = { secret_id_accessor: accessor };
          return secretIdLife(dataOf(await client.post(target, path, body, signal)));
        } catch (error) {
          // Used up or expired since it was listed.
          if (isMissing(error)) return null;
          throw error;
        }
      }),
    );
    return lives.filter((life) => life !== null);
  } catch (error) {
    if (error instanceof VaultAnswer && error.empty) return [];
    if (!isDenied(error) && !isUnsupported(error)) throw error;
    notice(reading, error);
    return null;
  }
}

export function secretIdLife(data: unknown): SecretIdLife | null {
  const told = SecretId.parse(data);
  const createdAt = instant(told.creation_time)?.iso;
  return createdAt ? { createdAt, expiresAt: instant(told.expiration_time)?.iso ?? null } : null;
}

/** An AppRole role, as old as its oldest secret id that still lives. */
export function approle(
  at: MountPlace,
  name: string,
  data: unknown,
  secretIds: readonly SecretIdLife[] | null,
  now: Date,
): BackendEntry {
  const told = Role.parse(data);
  const live =
    secretIds?.filter(({ expiresAt }) => !expiresAt || new Date(expiresAt) > now) ?? null;
  const needsOne = told.bind_secret_id ?? true;

  return entryAt(at, `role/${name}`, {
    type: "approle",
    name,
    valueChangedAt: ageOf(live),
    inactive: !needsOne || live?.length === 0 ? "no-live-value" : null,
    facts: {
      bindSecretId: needsOne,
      secretIdTtlSeconds: told.secret_id_ttl || null,
      secretIdUses: told.secret_id_num_uses || null,
      boundCidrs: told.secret_id_bound_cidrs ?? [],
      policies: told.token_policies ?? [],
      tokenTtlSeconds: told.token_ttl || null,
      tokenMaxTtlSeconds: told.token_max_ttl || null,
      secretIdsRead: live !== null,
    },
    moving: {
      lastAccessedOn: null,
      nextRotationAt: null,
      detail: live && {
        secretIds: live.length,
        neverExpiring: live.filter(({ expiresAt }) => expiresAt === null).length,
      },
    },
  });
}

function ageOf(live: readonly SecretIdLife[] | null): ValueChange {
  if (live === null) return { at: null, evidence: null, unknown: "backend-cannot-say" };
  const oldest = live.map(({ createdAt }) => createdAt).sort()[0];
  return oldest === undefined
    ? { at: null, evidence: null, unknown: "never" }
    : { at: oldest, evidence: "engine", unknown: null };
}
