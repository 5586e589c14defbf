import { type Calendar, DAY, HOUR } from "@/demo/world/calendar";
import type { KvHistory, KvLife } from "@/demo/world/kv-history";
import { kvPath } from "@/demo/world/places";
import { type Random, random } from "@/demo/world/random";
import type { Subject } from "@/demo/world/subject";
import { attributesOf, descriptionOf } from "@/demo/world/tags";
import { valueChanges } from "@/demo/world/value-changes";
import { type Mount, mountOf } from "@/demo/world/vault-mounts";

/** How a subject lived in a KV version 2 mount. */
export function kvHistory(
  subject: Subject,
  seed: string,
  when: Calendar,
  horizon: number,
): KvHistory {
  const draw = random(`${seed}/kv/${subject.key}`);
  const writes = valueChanges(subject, seed, when, horizon);
  const plain = subject.standing === "compliant" && subject.age === undefined;
  const lives = livesOf(subject, writes, plain, draw, when);
  const bare = subject.gaps.has("owner") && draw.chance(0.3);
  return {
    key: subject.key,
    mount: kvMount(subject),
    path: kvPath(subject),
    lives,
    metadata: (instant) =>
      bare ? null : { ...attributesOf(subject, instant), description: descriptionOf(subject) },
    edits: subject.owners.slice(1).map(({ from }) => from),
    maxVersions: draw.chance(0.15) ? 5 : 0,
    deleteVersionAfter: expiry(subject, plain && subject.automatic, writes, draw, when),
  };
}

/** Two teams have a namespace of their own; the others share the root's mounts. */
function kvMount({ store, service, fullName }: Subject): Mount {
  if (store === "secret") return mountOf("", "secret/");
  if (service.team === "payments") return mountOf("payments/", "kv/");
  if (service.team !== "stores") return mountOf("", "kv/");
  const closed = fullName?.startsWith("hr/") || fullName?.startsWith("closed-shops/");
  return mountOf("stores/", closed ? "archive/" : "kv/");
}

function livesOf(
  { createdAt, endedAt, automatic }: Subject,
  writes: readonly number[],
  eventful: boolean,
  draw: Random,
  when: Calendar,
): KvLife[] {
  if (endedAt !== undefined) {
    // Deleting the newest version leaves the path in the listing; deleting the metadata does not.
    if (draw.chance(0.4)) return [{ createdAt, writes, fates: {}, goneAt: endedAt }];
    const fate = draw.chance(0.3)
      ? { destroyedAt: endedAt }
      : { deletedAt: endedAt, ...(draw.chance(0.2) ? { destroyedAt: endedAt + 2 * HOUR } : {}) };
    return [{ createdAt, writes, fates: { [writes.length]: fate } }];
  }
  const earlier: KvLife["fates"] =
    draw.chance(0.1) && writes.length > 2 ? { 1: { destroyedAt: createdAt + DAY } } : {};
  if (!eventful || automatic || createdAt > when.on(-120) || !draw.chance(0.015)) {
    return [{ createdAt, writes, fates: earlier }];
  }
  const goneAt = when.on(-draw.int(4, 50), 11 + draw.next() * 6);
  const again = goneAt + draw.int(1, 40) * HOUR;
  return [
    { createdAt, writes: writes.filter((at) => at < goneAt), fates: earlier, goneAt },
    { createdAt: again, writes: [again, ...writes.filter((at) => at > again)], fates: {} },
  ];
}

/** A few versions delete themselves, long after the next one is due: the deletion lies ahead. */
function expiry(
  subject: Subject,
  possible: boolean,
  writes: readonly number[],
  draw: Random,
  when: Calendar,
): number {
  if (!possible || !draw.chance(0.12) || subject.endedAt !== undefined) return 0;
  const past = writes.filter((at) => at <= when.today);
  const interval = Math.max(when.today - (past.at(-1) ?? subject.createdAt), ...gaps(past));
  return Math.ceil((interval + 30 * DAY) / HOUR) * HOUR;
}

function gaps(writes: readonly number[]): number[] {
  return writes.slice(1).map((at, index) => at - (writes[index] ?? at));
}
