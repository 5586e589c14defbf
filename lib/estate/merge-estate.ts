import type { KnownPlace } from "@/lib/backends/secret-backend";
import type { Config } from "@/lib/config/model";
import { ancestorsOf, type StoredPlaceParts } from "./ancestors";

/** A part of the estate as it is to be stored. */
export interface EstatePlace {
  key: string;
  label: string;
  kind: KnownPlace["kind"];
  state: "connected" | "excluded" | "unconnected" | "not-enabled";
  knownFrom: "organizations" | "config" | "listing" | "log";
  reason: string | null;
  approver: string | null;
}

/**
 * The estate as it is known after a run. What one source tells adds to what was known before; what is read makes it
 * connected; what the config file excludes, until the day it says, is excluded.
 * @param read places that configured sources read now
 * @param told what a backend said exists
 * @param before what is stored
 * @param today YYYY-MM-DD in the organisation's zone
 */
export function mergeEstate(
  before: readonly EstatePlace[],
  told: readonly KnownPlace[],
  read: readonly StoredPlaceParts[],
  config: Config["estate"],
  today: string,
): EstatePlace[] {
  const known = new Map<string, EstatePlace>();
  const none = { reason: null, approver: null };
  for (const place of before) known.set(place.key, { ...place, ...none, state: openState(place) });
  for (const account of config?.accounts ?? []) {
    const key = accountKey(account.id, known);
    const label = account.name ? `${account.id} ${account.name}` : account.id;
    const place = { key, kind: "account" as const, label, knownFrom: "config" as const, ...none };
    known.set(key, known.get(key) ?? { ...place, state: "unconnected" });
  }
  for (const { state, ...place } of told)
    known.set(place.key, {
      ...place,
      ...none,
      state: state === "not-enabled" ? "not-enabled" : "unconnected",
    });
  for (const place of read)
    for (const ancestor of ancestorsOf(place)) {
      const { label, knownFrom } = known.get(ancestor.key) ?? {
        label: ancestor.label,
        knownFrom: "listing" as const,
      };
      known.set(ancestor.key, { ...ancestor, ...none, label, knownFrom, state: "connected" });
    }
  for (const account of config?.accounts ?? []) {
    if (account.state !== "excluded" || (account.until !== undefined && account.until < today))
      continue;
    const key = accountKey(account.id, known);
    const place = known.get(key);
    if (place?.state === "unconnected") {
      const { reason = null, approver = null } = account;
      known.set(key, { ...place, state: "excluded", reason, approver });
    }
  }
  return [...known.values()];
}

/** Before it is looked at again, a place is not connected: its source may have left the config. */
const openState = ({ state }: EstatePlace): EstatePlace["state"] =>
  state === "not-enabled" ? "not-enabled" : "unconnected";

/** The config file does not name partitions: an account that is known already is that one. */
function accountKey(id: string, known: ReadonlyMap<string, EstatePlace>): string {
  const partitions = ["aws", "aws-cn", "aws-us-gov"];
  const keys = partitions.map((partition) => `aws:${partition}:${id}`);
  return keys.find((key) => known.has(key)) ?? `aws:aws:${id}`;
}
