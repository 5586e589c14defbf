import { createHash } from "node:crypto";
import type { BackendEntry, Place } from "@/lib/backends/secret-backend";
import { canonicalJson } from "@/lib/config/canonical-json";
import type { Config } from "@/lib/config/model";
import type { Values } from "@/lib/config/model/mapping";
import { type Assign, assigning } from "@/lib/duties/assign";
import { type RotationRules, rotationRules } from "@/lib/rotation/policy";
import type { Fitting, Vocabularies } from "./attributes/attributes";
import { type Registers, registers } from "./attributes/registers";
import { type Selection, selection } from "./attributes/selection";
import { type Said, tagReader } from "./attributes/tag-reader";
import { condition } from "./attributes/where";
import { classifications, environments, kinds } from "./attributes/words";
import { type NamingTest, namingTest } from "./naming";
import { type PlainTextTest, plainTextTest } from "./plain-text";

/** Raise it when the derivation itself changes, so that stored rows are derived anew. */
const derivationVersion = 3;

/** Mapping, policies and registers of the config file, compiled. */
export interface Rules {
  /** Changes whenever a stored row may have to be derived anew; also on the day an exclusion ends. */
  readonly version: string;
  readonly words: Vocabularies;
  readonly registers: Registers;
  readonly rotation: RotationRules;
  tags(given: Readonly<Record<string, string>>): Said;
  /** The rules that can fit in this place, as seen through this source. */
  at(place: Place, source: string): PlaceRules;
  /** Seconds within which a secret can be stopped, by the first policy that fits. */
  stopTime: Selection<number>;
  plainText: PlainTextTest;
  naming: NamingTest;
  duties: Assign;
}

interface PlaceRules {
  readonly defaults: Values;
  fitting(entry: Pick<BackendEntry, "type" | "path">): Fitting[];
  /** Id of the scope rule that takes the entry out of the counts. */
  excludedBy(entry: Pick<BackendEntry, "type" | "path">): string | null;
}

/**
 * Compiles the rules of a config as they hold on the day `now` is in its time zone: exclusions whose last day is over are
 * left out. Compile once per run, not per entry.
 */
export function compileRules(config: Config, now: Date): Rules {
  const { mapping, policies, sources, teams, services, people, organisation } = config;
  const today = dayIn(organisation.timeZone, now);
  const exclude = mapping.exclude.filter(({ until }) => until >= today);
  const plainText = {
    patterns: config.plainText.patterns,
    ignore: config.plainText.ignore.filter(({ until }) => until >= today),
  };
  const defaults = Object.fromEntries(sources.map((source) => [source.id, source.defaults]));

  const words: Vocabularies = {
    environment: environments(mapping.values.environment),
    kind: kinds(mapping.values.kind),
    classification: classifications(mapping.values.classification),
  };
  const rules = mapping.rules.map(({ match, set }) => ({
    set,
    condition: condition(match, words.environment),
  }));
  const exclusions = exclude.map(({ id, match }) => ({
    id,
    condition: condition(match, words.environment),
  }));
  const places = new Map<string, PlaceRules>();

  return {
    version: createHash("sha256")
      .update(
        canonicalJson([
          derivationVersion,
          { ...mapping, exclude },
          policies,
          plainText,
          defaults,
          { teams, services, people: people.map(({ id, name }) => ({ id, name })) },
          config.naming,
          config.duties,
        ]),
      )
      .digest("hex")
      .slice(0, 32),
    words,
    registers: registers(config),
    rotation: rotationRules(policies.rotation, words.environment),
    tags: tagReader(mapping.tags),
    stopTime: selection(
      policies.stopTime.map(({ match, within }) => ({ match, gives: within })),
      words.environment,
    ),
    plainText: plainTextTest(plainText, words.environment),
    naming: namingTest(config.naming, words.environment),
    duties: assigning(config, words.environment),

    at(place, source) {
      const key = `${place.key}\n${source}`;
      const compiled = places.get(key) ?? placeRules(place, source);
      places.set(key, compiled);
      return compiled;
    },
  };

  function placeRules(place: Place, source: string): PlaceRules {
    const here = rules.filter((rule) => rule.condition.place(place, source));
    const outside = exclusions.filter((rule) => rule.condition.place(place, source));
    return {
      defaults: defaults[source] ?? {},
      fitting: (entry) => {
        const fits: Fitting[] = [];
        for (const { set, condition } of here) {
          const caught = condition.entry(entry);
          if (caught) fits.push({ caught, set });
        }
        return fits;
      },
      excludedBy: (entry) => outside.find(({ condition }) => condition.entry(entry))?.id ?? null,
    };
  }
}

/** YYYY-MM-DD there. */
function dayIn(timeZone: string, instant: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(instant);
}
