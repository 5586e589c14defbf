import { type ScopedRow, seesPersons } from "@/lib/access-control/levels";
import type { Binding } from "@/lib/access-control/model";
import { folded } from "@/lib/inventory/search";
import type { AccessFilters } from "./model/query";
import { readUses } from "./model/terms";
import { isOutside, WorkingHours } from "./model/working-hours";
import { inventory, left } from "./random-testing";
import type { EventFixture } from "./testing";

/** An event as it was stored, with what the fixture leaves to defaults filled in. */
export type Stored = Required<Omit<EventFixture, "principal">> & {
  principal: NonNullable<EventFixture["principal"]>;
};

/** What the secret was when it happened, as it was known; else as first known. */
export function attributesOf({ secretId, occurredAt }: Stored): ScopedRow {
  const versions = inventory.find(({ id }) => id === secretId)?.versions ?? [];
  const known = versions.filter(({ from }) => from <= occurredAt);
  return known.at(-1) ?? versions[0] ?? { team: null, service: null, environment: null };
}

const isRead = (event: Stored) => event.cause === null && readUses.includes(event.use);

/** The filters once more, row by row and in plain words: what the SQL is compared with. */
export function matches(
  event: Stored,
  filters: AccessFilters,
  all: readonly Stored[],
  { bindings, now }: { bindings: readonly Binding[]; now: Date },
): boolean {
  const s = attributesOf(event);
  const p = event.principal;
  const among = (values: readonly string[], ...is: (string | null | undefined)[]) =>
    values.length === 0 || is.some((one) => values.includes(one ?? "unassigned"));
  const secret = inventory.find(({ id }) => id === event.secretId);
  const text = folded(
    [secret?.path, event.target, p.name, p.key, p.service, p.person, nameOf(p.person)].join("\n"),
  );
  const words = folded(filters.q ?? "")
    .split(/\s+/)
    .filter(Boolean);
  const local = new Date(Date.parse(event.occurredAt) + 9 * 3_600_000).toISOString();
  const weekday = (new Date(local).getUTCDay() + 6) % 7;
  const firstRead = (one: Stored) =>
    all
      .filter(
        (other) =>
          isRead(other) &&
          !other.inferred &&
          other.target === one.target &&
          other.principal.key === one.principal.key,
      )
      .reduce((first, { occurredAt }) => (occurredAt < first ? occurredAt : first), "9");
  const cutoff = new Date(now.getTime() - (filters.newReaderDays ?? 0) * 86_400_000).toISOString();
  return [
    seesPersons(bindings, s),
    filters.from === undefined || event.occurredAt >= filters.from,
    filters.to === undefined || event.occurredAt < filters.to,
    filters.secretId.length === 0 || filters.secretId.includes(event.secretId ?? ""),
    filters.principal.length === 0 ||
      filters.principal.some((one) => one === p.key || one === p.name),
    filters.person.length === 0 || filters.person.includes(p.person ?? ""),
    filters.consumer.length === 0 || filters.consumer.includes(p.service ?? ""),
    among(filters.kind, p.kind),
    among(filters.source, event.source),
    among(filters.backend, event.backend),
    among(filters.team, s.team),
    among(filters.service, s.service),
    among(filters.environment, s.environment),
    among(filters.action, event.action),
    among(filters.use, event.use),
    among(filters.outcome, event.cause === null ? "success" : "failure"),
    filters.cause.length === 0 || (event.cause !== null && filters.cause.includes(event.cause)),
    words.every((word) => text.includes(word) || event.sourceIp === word),
    p.kind === "kagimori"
      ? filters.own !== "exclude" || filters.kind.includes("kagimori")
      : filters.own !== "only" || filters.kind.includes("kagimori"),
    filters.hours === undefined || isOutside(WorkingHours.parse({}), weekday, local.slice(11, 16)),
    filters.since === undefined ||
      (isRead(event) && event.occurredAt >= (secret?.changedAt ?? "9")),
    filters.left === undefined || (isRead(event) && left.includes(p.person ?? "")),
    filters.newReaderDays === undefined ||
      (isRead(event) &&
        event.occurredAt >= cutoff &&
        firstRead(event) < "9" &&
        firstRead(event) >= cutoff),
    filters.inventory === undefined || (filters.inventory === "yes") === (event.secretId !== null),
    filters.origin === "any" || (filters.origin === "inferred") === event.inferred,
  ].every(Boolean);
}

const nameOf = (person: string | undefined) =>
  person === "rin.ito@example.jp" ? "Rin Ito" : person === undefined ? "" : "岡田 翔";
