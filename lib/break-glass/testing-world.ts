import { randomUUID } from "node:crypto";
import { secretFixture } from "@/lib/inventory/testing";
import type { Window } from "./reconcile";

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const start = Date.parse("2026-11-01T00:00:00Z");
export const days = 12;
export const iso = (at: number) => new Date(at).toISOString();
export const tokyo = (at: number) => iso(at + 9 * HOUR).slice(0, 10);

/** Numbers that look random and are the same at every run. */
function mulberry(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
export const draw = mulberry(20261123);
export const pick = <Item>(items: readonly Item[]): Item => items[draw(items.length)] as Item;

const prod = secretFixture({ path: "prod/a", incarnation: "one" });
const second = secretFixture({ path: "prod/b", incarnation: "one" });
/** Made anew in the middle. */
export const anew = secretFixture({
  path: "prod/c",
  incarnation: "two",
  created_at: iso(start + 5 * 24 * HOUR),
  recorded_at: iso(start + 5 * 24 * HOUR + 6 * HOUR),
});
/** Was staging until the middle. */
export const promoted = secretFixture({ path: "x/d", recorded_at: iso(start + 6 * 24 * HOUR) });
const nowhere = secretFixture({ path: "x/e", environment: null });
export const staging = secretFixture({ path: "stg/f", environment: "stg" });
export const setting = secretFixture({
  path: "prod/g",
  type: "string",
  counted: "none",
  not_counted_because: "configuration",
});
export const secrets = [prod, second, anew, promoted, nowhere, staging, setting];
export const things = [...secrets.map(({ id }) => String(id)), "arn:unknown"];

export const principals = [
  { key: "sso/hirai", kind: "person", personId: "hirai@example.jp" },
  { key: "vault/hirai", kind: "person", personId: "hirai@example.jp" },
  { key: "sso/ono", kind: "person", personId: "ono@example.jp" },
  { key: "user/nobody", kind: "person", personId: null },
  { key: "role/unknown", kind: "unresolved", personId: null },
  { key: "role/app", kind: "workload", personId: null },
] as const;

export interface Asked {
  id: string;
  person: string;
  requestedAt: number;
  emergency: boolean;
  from: number;
  to: number;
  approveBy: number;
  decision: "approved" | "rejected" | null;
  decidedAt: number | null;
  withdrawnAt: number | null;
  endedAt: number | null;
  secrets: string[];
}

export function someRequest(): Asked {
  const requestedAt = start + draw(days * 24 * 60) * MINUTE;
  const emergency = draw(3) === 0;
  const from = emergency ? requestedAt : requestedAt + draw(180) * MINUTE;
  const to = from + (10 + draw(240)) * MINUTE;
  const decision = pick(["approved", "approved", "approved", "rejected", null] as const);
  const latest = emergency ? to + 6 * HOUR : to;
  const decidedAt =
    decision === null ? null : requestedAt + draw(Math.floor((latest - requestedAt) / 1000)) * 1000;
  const begun = emergency ? from : Math.max(from, decidedAt ?? to);
  const approved = decision === "approved" && decidedAt !== null;
  const withdrawn = !emergency && draw(8) === 0 && decision === null;
  const refusedOpen = emergency && decision === "rejected" && decidedAt !== null && decidedAt < to;
  return {
    id: randomUUID(),
    person: pick(["hirai@example.jp", "ono@example.jp", "sso/hirai"]),
    requestedAt,
    emergency,
    from,
    to,
    approveBy: requestedAt + 4 * HOUR,
    decision,
    decidedAt,
    withdrawnAt: withdrawn ? requestedAt + MINUTE : null,
    endedAt: refusedOpen
      ? decidedAt
      : approved && begun < to && draw(3) === 0
        ? begun + Math.floor((to - begun) / 2)
        : null,
    secrets: things.slice(0, 7).filter(() => draw(3) === 0),
  };
}

/** The same once more, as the rules' own words have it. */
export function windowAt(one: Asked, asOf: number): Window | null {
  const decided = one.decidedAt !== null && one.decidedAt <= asOf ? one.decision : null;
  if (one.requestedAt > asOf || (one.withdrawnAt !== null && one.withdrawnAt <= asOf)) return null;
  if (!one.emergency && decided !== "approved") return null;
  const opens = one.emergency ? one.from : Math.max(one.from, one.decidedAt ?? 0);
  const ends = one.endedAt !== null && one.endedAt <= asOf ? one.endedAt : one.to;
  if (opens >= ends) return null;
  const waits = asOf >= one.approveBy ? "emergency-overdue" : "emergency-pending";
  return {
    id: one.id,
    person: one.person,
    opens,
    ends,
    approval:
      decided === "rejected"
        ? "rejected"
        : !one.emergency
          ? "approved"
          : decided === "approved"
            ? "emergency-approved"
            : waits,
    secrets: new Map(
      one.secrets.map((id) => {
        const known = Date.parse(String(anew.recorded_at));
        const remade = id === anew.id && one.requestedAt < known && known <= asOf;
        const made = Date.parse(String(anew.created_at));
        return [id, remade ? Math.max(made, one.requestedAt) : null];
      }),
    ),
  };
}
