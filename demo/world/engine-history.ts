import { type Calendar, DAY, lastAt } from "@/demo/world/calendar";
import { engineName } from "@/demo/world/places";
import { random, uuid } from "@/demo/world/random";
import type { Store, Subject } from "@/demo/world/subject";
import { valueChanges } from "@/demo/world/value-changes";
import { type AuthMount, authMounts, type Mount, mountOf } from "@/demo/world/vault-mounts";

/** A role, key or connection of an engine, and when its secret half was made anew. */
export interface EngineHistory {
  subject: Subject;
  mount: Mount | AuthMount;
  name: string;
  /** Creation first; only creation where the engine keeps no secret of its own. */
  writes: readonly number[];
}

const engineOf: Partial<Record<Store, string>> = {
  "database-config": "database/",
  "database-static": "database/",
  "database-role": "database/",
  transit: "transit/",
  "pki-issuer": "pki/",
  "pki-role": "pki/",
  "ssh-role": "ssh/",
  "ssh-ca": "ssh/",
  "aws-role": "aws/",
  "aws-root": "aws/",
};

const keepsSecrets: readonly Store[] = ["database-static", "transit", "approle"];

/** How a subject lived in its engine, or nothing when it is none of an engine's. */
export function engineHistory(
  subject: Subject,
  seed: string,
  when: Calendar,
  horizon: number,
): EngineHistory | undefined {
  const mount = mountFor(subject);
  if (!mount) return undefined;
  const writes = keepsSecrets.includes(subject.store)
    ? valueChanges(subject, seed, when, horizon)
    : [subject.store === "pki-issuer" ? when.on(-200, 14) : subject.createdAt];
  return { subject, mount, name: engineName(subject), writes };
}

function mountFor({ store, service }: Subject): Mount | AuthMount | undefined {
  const { team } = service;
  const namespace = team === "payments" ? "payments/" : team === "stores" ? "stores/" : "";
  if (store === "approle") {
    return authMounts.find((one) => one.namespace === namespace && one.type === "approle");
  }
  const path = engineOf[store];
  return path ? mountOf(namespace, path) : undefined;
}

export interface SecretId {
  accessor: string;
  createdAt: number;
  /** Absent = never, which Vault writes as the year 1. */
  expiresAt?: number;
}

/** The secret-ids of an AppRole that live at an instant: for a week after a change, the old one too. */
export function secretIdsAt({ subject, writes }: EngineHistory, instant: number): SecretId[] {
  if (subject.standing === "unknown") return [];
  const newest = lastAt(writes, instant);
  const overlaps = instant < (writes[newest] ?? 0) + 7 * DAY;
  const live = writes.slice(overlaps ? Math.max(0, newest - 1) : newest, newest + 1);
  const expires = random(`secret-id/${subject.key}`).chance(0.3);
  return live.map((createdAt) => ({
    accessor: uuid(`secret-id/${subject.key}/${createdAt}`),
    createdAt,
    ...(expires ? { expiresAt: createdAt + 700 * DAY } : {}),
  }));
}
