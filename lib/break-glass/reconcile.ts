import { type Rank, ranks, type UseKind } from "./model/kinds";

/** AWS tells whole seconds, and clocks differ: at its edges a window is this much wider. Milliseconds. */
export const edge = 60_000;
/** So long after a window the same person reading the same secret is late, and not without any request. */
export const expiredFor = 24 * 3_600_000;

/** A value read or issue, by somebody who is no workload, of a secret that needs a window. Times in milliseconds. */
export interface Read {
  at: number;
  /** Null: nobody knows yet who or what the principal is. */
  person: string | null;
  principal: string;
  secret: string;
}

/** A window as it was known at the instant that is asked about. */
export interface Window {
  id: string;
  person: string;
  /** When both its time had come and somebody had approved it; an emergency's beginning. */
  opens: number;
  ends: number;
  approval:
    | "approved"
    | "emergency-approved"
    | "emergency-pending"
    | "emergency-overdue"
    | "rejected";
  /** Secret → when it was made anew and became another one; null: it was not. */
  secrets: ReadonlyMap<string, number | null>;
}

/** One person × one secret × one window; without a window, × one day of the organisation's zone. */
export interface Use {
  kind: UseKind;
  /** The person; for an unresolved one the principal. */
  who: string;
  secret: string;
  window: string | null;
  day: string | null;
  began: number;
  last: number;
  reads: number;
  /** Reads inside the window. */
  inside: number;
  /** Some read is inside by tolerance alone. */
  atEdge: boolean;
}

interface Judged {
  rank: number;
  window: Window | null;
  atEdge: boolean;
}

/** Windows against reads: every use there was, in the order in which they began. Pure. */
export function reconcile(
  reads: readonly Read[],
  windows: readonly Window[],
  dayOf: (at: number) => string,
): Use[] {
  const uses = new Map<string, Use & { rank: number }>();
  for (const read of [...reads].sort((a, b) => a.at - b.at)) {
    const { rank, window, atEdge } = judge(read, windows);
    const who = read.person ?? read.principal;
    const day = window ? null : dayOf(read.at);
    const key = JSON.stringify([read.person === null, who, read.secret, window?.id ?? null, day]);
    const use = uses.get(key);
    const worst = Math.max(rank, use?.rank ?? 0);
    uses.set(key, {
      kind: read.person === null ? "unresolved" : (ranks[worst] ?? "unrecorded"),
      who,
      secret: read.secret,
      window: window?.id ?? null,
      day,
      began: use?.began ?? read.at,
      last: read.at,
      reads: (use?.reads ?? 0) + 1,
      inside: (use?.inside ?? 0) + (rank < ranks.indexOf("wider") ? 1 : 0),
      atEdge: (use?.atEdge ?? false) || atEdge,
      rank: worst,
    });
  }
  return [...uses.values()].map(({ rank: _, ...use }) => use);
}

/** The window that speaks best for a read: then the one that opened first, then the smaller id. */
function judge(read: Read, windows: readonly Window[]): Judged {
  let best: Judged = { rank: ranks.indexOf("unrecorded"), window: null, atEdge: false };
  if (read.person === null) return best;
  for (const window of windows) {
    if (window.person !== read.person) continue;
    const judged = against(window, read);
    if (judged && isBetter({ ...judged, window }, best)) best = { ...judged, window };
  }
  return best;
}

function against(window: Window, { at, secret }: Read): Omit<Judged, "window"> | null {
  const open = at >= window.opens - edge && at < window.ends + edge;
  const until = window.secrets.get(secret);
  const named = until === null || (until !== undefined && at < until);
  const rank = (name: Rank) => ranks.indexOf(name);
  const atEdge = open && (at < window.opens || at >= window.ends);
  if (window.approval === "rejected") {
    return open && named ? { rank: rank("unrecorded"), atEdge: false } : null;
  }
  if (open) return { rank: named ? rank(window.approval) : rank("wider"), atEdge };
  const late = named && at >= window.ends + edge && at < window.ends + expiredFor;
  return late ? { rank: rank("after-expiry"), atEdge: false } : null;
}

function isBetter(one: Judged, other: Judged): boolean {
  if (one.rank !== other.rank) return one.rank < other.rank;
  if (one.window === null || other.window === null) return one.window !== null;
  return (
    one.window.opens < other.window.opens ||
    (one.window.opens === other.window.opens && one.window.id < other.window.id)
  );
}

/** Windows that were approved, or begun in an emergency, are over, and in which nobody read what they were for. */
export function unused(windows: readonly Window[], uses: readonly Use[], now: number): Window[] {
  const used = new Set(uses.flatMap(({ window, inside }) => (inside > 0 ? [window] : [])));
  return windows.filter(
    ({ id, ends, approval }) => ends <= now && approval !== "rejected" && !used.has(id),
  );
}
