import type { BackendEntry, Completion } from "@/lib/backends/secret-backend";
import type { Engine } from "@/lib/backends/vault/calls";
import { approleParts } from "@/lib/backends/vault/engines/approle";
import { databaseParts } from "@/lib/backends/vault/engines/database";
import { listParts, type Part, type Reading } from "@/lib/backends/vault/engines/parts";
import { pkiParts } from "@/lib/backends/vault/engines/pki";
import { awsParts, sshParts } from "@/lib/backends/vault/engines/roles";
import { transitParts } from "@/lib/backends/vault/engines/transit";
import type { Features } from "@/lib/backends/vault/features";
import { listKv1 } from "@/lib/backends/vault/kv/kv1";
import { listKv2 } from "@/lib/backends/vault/kv/kv2";

type Partitioned = Exclude<Engine, "sys" | "auth" | "login" | "kv1" | "kv2">;

const parts: Record<Partitioned, (reading: Reading) => Part[]> = {
  database: databaseParts,
  pki: pkiParts,
  transit: transitParts,
  ssh: sshParts,
  aws: awsParts,
  approle: approleParts,
};

export type MountEngine = Partitioned | "kv1" | "kv2";

/** Everything a mount tells without a value. */
export function listMount(
  engine: MountEngine,
  place: Omit<Reading, "notices">,
  features: Features,
): AsyncGenerator<readonly BackendEntry[], Completion> {
  const reading = { ...place, notices: [] };
  if (engine === "kv2") return listKv2({ ...reading, features });
  if (engine === "kv1") return listKv1(reading.client, reading.at, reading.signal);
  return named(engine, listParts(reading, parts[engine](reading)));
}

/** Says of each entry which engine holds it: a `roles/x` opens something else in a database mount than in an aws one. */
async function* named(
  engine: Partitioned,
  listing: AsyncGenerator<readonly BackendEntry[], Completion>,
): AsyncGenerator<readonly BackendEntry[], Completion> {
  for (let page = await listing.next(); ; page = await listing.next()) {
    if (page.done) return page.value;
    yield page.value.map((entry) => ({ ...entry, facts: { engine, ...entry.facts } }));
  }
}
