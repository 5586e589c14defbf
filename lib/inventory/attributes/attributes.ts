import type { BackendEntry } from "@/lib/backends/secret-backend";
import type { Values } from "@/lib/config/model/mapping";
import type { Duty } from "@/lib/duties/model";
import type {
  Attribute,
  Classification,
  Environment,
  Kind,
  Provenance,
} from "@/lib/inventory/model";
import { fold } from "./fold";
import { inferKind } from "./infer-kind";
import type { Caught } from "./path-pattern";
import type { Registers } from "./registers";
import { stopTimeSeconds } from "./spans";
import type { Said } from "./tag-reader";
import type { Vocabulary } from "./words";

/** An attribute and who said so. A tag whose word nobody knows leaves both null, and nobody below is asked. */
export interface Known<Value> {
  value: Value | null;
  from: Provenance | null;
}

export interface Attributes {
  environment: Known<Environment>;
  service: Known<string>;
  team: Known<string>;
  owner: Known<string>;
  kind: Known<Kind>;
  classification: Known<Classification>;
  /** In seconds. */
  stopTimeObjective: Known<number>;
}

/** A row of attribute_override. A stop time is an ISO 8601 duration or minutes. */
export interface Override {
  attribute: Attribute | Duty;
  value: string;
  from: "person" | "inherited";
}

/** One rule that fits the entry: what its placeholders caught and what it sets. */
export interface Fitting {
  caught: Caught;
  set: Values;
}

export interface Vocabularies {
  environment: Vocabulary<Environment>;
  kind: Vocabulary<Kind>;
  classification: Vocabulary<Classification>;
}

/** Everything said of one entry. */
export interface Statements {
  entry: Pick<BackendEntry, "type" | "path" | "facts" | "tagKind">;
  overrides: readonly Override[];
  said: Said;
  fitting: readonly Fitting[];
  defaults: Values;
}

/**
 * Weighs what is said of an entry: a person, then tag or metadata, then rules (path rules in their order, the service
 * register for the team, names and types for the kind), then the incarnation before, then the source's defaults.
 */
export function weigh(
  statements: Statements,
  words: Vocabularies,
  registers: Registers,
): Attributes {
  const { entry } = statements;
  const service = settle(statements, "service", registers.service, ({ set, caught }) =>
    optional(set.service ?? caught.service, registers.service),
  );
  return {
    service,
    environment: settle(
      statements,
      "environment",
      (text) => words.environment.get(fold(text)) ?? null,
      ({ set, caught }) => set.environment ?? caught.environment,
    ),
    team: settle(
      statements,
      "team",
      registers.team,
      ({ set, caught }) => optional(set.team ?? caught.team, registers.team),
      service.value === null ? null : registers.teamOfService(service.value),
    ),
    owner: settle(statements, "owner", registers.owner, ({ set }) =>
      optional(set.owner, registers.owner),
    ),
    kind: settle(
      statements,
      "kind",
      (text) => words.kind.get(fold(text)) ?? null,
      ({ set }) => set.kind,
      inferKind(entry.type, entry.facts.engine, entry.path),
    ),
    classification: settle(
      statements,
      "classification",
      (text) => words.classification.get(fold(text)) ?? null,
      ({ set }) => set.classification,
      entry.type === "string" || entry.type === "string-list" ? "configuration" : null,
    ),
    stopTimeObjective: settle(
      statements,
      "stopTimeObjective",
      stopTimeSeconds,
      ({ set }) => set.stopTimeObjective,
    ),
  };
}

/** `inferred` is the weakest of the rules. */
function settle<Value>(
  { entry, overrides, said, fitting, defaults }: Statements,
  attribute: Attribute,
  read: (text: string) => Value | null,
  rule: (fitting: Fitting) => Value | undefined,
  inferred: Value | null = null,
): Known<Value> {
  const person = overrides.find((one) => one.attribute === attribute && one.from === "person");
  if (person) return known(read(person.value), "person");

  const tag = said[attribute];
  if (tag !== undefined) return known(read(tag), entry.tagKind);

  for (const fit of fitting) {
    const value = rule(fit);
    if (value !== undefined) return known(value, "rule");
  }
  if (inferred !== null) return known(inferred, "rule");

  const inherited = overrides.find((one) => one.attribute === attribute);
  if (inherited) return known(read(inherited.value), "inherited");
  return known(rule({ caught: {}, set: defaults }) ?? null, "default");
}

const known = <Value>(value: Value | null, from: Provenance): Known<Value> => ({
  value,
  from: value === null ? null : from,
});

const optional = <Result>(
  text: string | undefined,
  read: (text: string) => Result,
): Result | undefined => (text === undefined ? undefined : read(text));
