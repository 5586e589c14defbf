import type { ParsedEvent, ParsedRecord } from "@/lib/access-sources/access-source";
import type { Draft } from "./parse-record";

/** A decryption lies this close to the read that caused it; times are whole seconds. */
const APART_MS = 2000;
const MINUTE_MS = 60_000;

/**
 * Settles what several records of one stretch tell of one access, so that it is counted once:
 * a secret read by Parameter Store for its caller is told by the call that named it; a batch read is logged as one event, or as
 * one per secret as well; a decryption is told by the read (or write) of the same secret by the same principal, and left as
 * `inferred` where there is none.
 */
export function settlePartners(drafts: readonly Draft[]): ParsedRecord[] {
  if (!drafts.some(needsPartners)) return drafts.map(({ record }) => record);
  const batches = batchesOf(drafts);
  const named = namedAccesses(drafts);
  return drafts.map(({ record, name, requestId, forParameterStore }) => {
    if (!("events" in record)) return record;
    const [first] = record.events;
    if (!first) return record;
    if (forParameterStore && name === "GetSecretValue") return toldByPartner(record);
    if (first.origin === "inferred")
      return forParameterStore && first.place.backend === "secrets-manager"
        ? toldByPartner(record)
        : told(named, first)
          ? toldByPartner(record)
          : record;
    const batch = requestId === null ? undefined : batches.get(requestId);
    if (!batch || !near(batch.at, first)) return record;
    if (name === "GetSecretValue" && batch.covers(first)) return toldByPartner(record);
    // Filters name nobody; where each secret has its own record, those are the accesses.
    if (name === "BatchGetSecretValue" && first.target?.pathLevel && batch.singles > 0)
      return toldByPartner(record);
    return record;
  });
}

/** Most stretches hold none: then nothing need be looked for. */
const needsPartners = ({ record, name, forParameterStore }: Draft): boolean =>
  name === "BatchGetSecretValue" ||
  forParameterStore ||
  ("events" in record && record.events[0]?.origin === "inferred");

const toldByPartner = ({ at }: ParsedRecord): ParsedRecord => ({ at, ignored: "told-by-partner" });

const near = (at: number, event: ParsedEvent) =>
  Math.abs(Date.parse(event.occurredAt) - at) <= MINUTE_MS;

interface Batch {
  at: number;
  /** Records of the same request for one secret each. */
  singles: number;
  covers(event: ParsedEvent): boolean;
}

function batchesOf(drafts: readonly Draft[]): Map<string, Batch> {
  const batches = new Map<string, Batch>();
  for (const { record, name, requestId } of drafts) {
    if (name !== "BatchGetSecretValue" || requestId === null || !("events" in record)) continue;
    const [first] = record.events;
    if (!first) continue;
    const identities = new Set(record.events.flatMap(({ target }) => target?.identities ?? []));
    batches.set(requestId, {
      at: Date.parse(first.occurredAt),
      singles: 0,
      covers: ({ target }) => target?.identities.some((one) => identities.has(one)) ?? false,
    });
  }
  if (batches.size === 0) return batches;
  for (const { name, requestId } of drafts) {
    const batch = name === "GetSecretValue" && requestId !== null && batches.get(requestId);
    if (batch) batch.singles += 1;
  }
  return batches;
}

interface Access {
  at: number;
  event: ParsedEvent;
  decrypted: boolean;
}

/** Reads and writes that name a secret, by principal and identity. Null where the stretch holds no decryption. */
function namedAccesses(drafts: readonly Draft[]): Map<string, Access[]> {
  const accesses = new Map<string, Access[]>();
  const inferred = ({ record }: Draft) =>
    "events" in record && record.events[0]?.origin === "inferred";
  if (!drafts.some(inferred)) return accesses;
  for (const { record } of drafts) {
    if (!("events" in record)) continue;
    for (const event of record.events) {
      const { origin, use, target, principal } = event;
      if (origin === "inferred" || !target || target.pathLevel) continue;
      if (use !== "value-read" && use !== "write") continue;
      const access = { at: Date.parse(event.occurredAt), event, decrypted: false };
      for (const identity of target.identities) {
        const key = `${principal.key} ${identity}`;
        const known = accesses.get(key);
        if (known) known.push(access);
        else accesses.set(key, [access]);
      }
    }
  }
  return accesses;
}

/** Finds the access a decryption belongs to, each for one; the access then is known by the ARN that was decrypted. */
function told(accesses: ReadonlyMap<string, Access[]>, decryption: ParsedEvent): boolean {
  const at = Date.parse(decryption.occurredAt);
  const [identity] = decryption.target?.identities ?? [];
  if (identity === undefined) return false;
  const found = accesses
    .get(`${decryption.principal.key} ${identity}`)
    ?.find((one) => !one.decrypted && Math.abs(one.at - at) <= APART_MS);
  if (!found) return false;
  found.decrypted = true;
  const { target } = found.event;
  if (target && target.identities[0] !== identity) {
    const others = target.identities.filter((one) => one !== identity);
    found.event.target = { ...target, identities: [identity, ...others] };
  }
  return true;
}
