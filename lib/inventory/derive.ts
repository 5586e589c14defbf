import type { BackendEntry, Place } from "@/lib/backends/secret-backend";
import { maskEntry } from "@/lib/masking/mask-entry";
import type { Masking } from "@/lib/masking/masking";
import { rotationDates } from "@/lib/rotation/model";
import { type Attributes, type Known, type Override, weigh } from "./attributes/attributes";
import type { Selectable } from "./attributes/selection";
import { maxAgeSeconds } from "./attributes/spans";
import { contentHash } from "./content-hash";
import { countedIn } from "./counted";
import type { DerivedSecret } from "./derived-secret";
import type { Rules } from "./rules";
import { folded, grams } from "./search";
import { factsColumn } from "./stored-entry";

export interface DeriveInput {
  entry: BackendEntry;
  place: Place;
  /** Id of the source whose rules and defaults hold: where several watch the place, the first in the file. */
  source: string;
  rules: Rules;
  overrides: readonly Override[];
  masking: Masking;
  /** No source of the config watches the place any more. */
  unwatched?: boolean;
}

export interface Derived {
  row: DerivedSecret;
  /** md5 of the row in hexadecimal: content_hash. */
  hash: string;
}

/** Derives a row. Pure: the same input gives the same row on every machine, at any time. */
export function deriveSecret(input: DeriveInput): Derived {
  const { place, source, rules, overrides, masking, unwatched = false } = input;
  const entry = maskEntry(input.entry, masking);
  const here = rules.at(place, source);
  const said = rules.tags(entry.tags);
  const known = weigh(
    { entry, overrides, said, fitting: here.fitting(entry), defaults: here.defaults },
    rules.words,
    rules.registers,
  );
  const secret = selectable(entry, place, known);
  const stopTime =
    said.stopTimeObjective === undefined
      ? stopTimeOf(known.stopTimeObjective, rules.stopTime(secret))
      : known.stopTimeObjective;
  const tagged = said.rotationMaxAge === undefined ? null : maxAgeSeconds(said.rotationMaxAge);
  const valueChangedAt = instant(entry.valueChangedAt.at);
  const names = rules.registers.names(known.owner.value, known.team.value);
  const searchText = searchTextOf(entry, known, names);

  const dates = rotationDates(
    { valueChangedAt, rotation: entry.rotation, nextRotationAt: entry.moving.nextRotationAt },
    rules.rotation(secret, tagged, entry.rotation),
  );
  const excluded = here.excludedBy(entry) !== null;
  const { counted, notCountedBecause } = countedIn(
    entry,
    known.classification,
    excluded,
    unwatched,
  );

  const plainText = rules.plainText(entry);
  const naming = rules.naming(secret);
  const duties = rules.duties(secret, known.owner, overrides);
  // Written out: an object of so many fields that is spread together is several times slower to read.
  const row: DerivedSecret = {
    identity: entry.identity,
    parentIdentity: entry.parent,
    backend: place.backend,
    type: entry.type,
    name: entry.name,
    path: entry.path,
    arn: entry.arn,
    incarnation: entry.incarnation,
    version: entry.version,
    description: entry.description,
    tags: entry.tags,
    facts: factsColumn(entry),
    environment: known.environment.value,
    environmentFrom: known.environment.from,
    service: known.service.value,
    serviceFrom: known.service.from,
    team: known.team.value,
    teamFrom: known.team.from,
    owner: known.owner.value,
    ownerFrom: known.owner.from,
    kind: known.kind.value,
    kindFrom: known.kind.from,
    classification: known.classification.value,
    classificationFrom: known.classification.from,
    stopTimeMinutes: stopTime.value === null ? null : Math.ceil(stopTime.value / 60),
    stopTimeFrom: stopTime.from,
    createdAt: instant(entry.createdAt),
    valueChangedAt,
    valueEvidence: entry.valueChangedAt.evidence,
    valueUnknown: entry.valueChangedAt.unknown,
    rotationPolicyId: dates.rotationPolicyId,
    maxAgeSeconds: dates.maxAgeSeconds,
    rotationDueAt: dates.rotationDueAt,
    dueSoonAt: dates.dueSoonAt,
    rotationFailedFrom: dates.rotationFailedFrom,
    rotationFailure: dates.rotationFailure,
    counted,
    notCountedBecause,
    plainTextPattern: plainText?.pattern ?? null,
    plainTextJudged: plainText?.judged ?? null,
    namingRule: naming?.rule ?? null,
    namingOk: naming?.follows ?? null,
    duties,
    searchText,
    searchGrams: grams(searchText),
  };
  return { row, hash: contentHash(row, entry, names) };
}

function selectable(entry: BackendEntry, place: Place, known: Attributes): Selectable {
  return {
    kind: known.kind.value,
    classification: known.classification.value,
    environment: known.environment.value,
    team: known.team.value,
    service: known.service.value,
    backend: place.backend,
    type: entry.type,
    path: entry.path,
  };
}

/** A policy of the file is a rule: it comes after a person and before what is inherited or a default. */
function stopTimeOf(known: Known<number>, policySeconds: number | null): Known<number> {
  const weaker = known.from === "inherited" || known.from === "default" || known.from === null;
  return weaker && policySeconds !== null ? { value: policySeconds, from: "rule" } : known;
}

function searchTextOf(entry: BackendEntry, { owner, team }: Attributes, names: string): string {
  let text = entry.path;
  if (entry.description) text += ` ${entry.description}`;
  for (const key in entry.tags) text += ` ${key} ${entry.tags[key]}`;
  if (owner.value) text += ` ${owner.value}`;
  if (team.value) text += ` ${team.value}`;
  return folded(names ? `${text} ${names}` : text);
}

const stored = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** As the database keeps it; a text that is no instant is not known. */
function instant(text: string | null): string | null {
  if (text === null || stored.test(text)) return text;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
