import { Prisma } from "@/lib/db/prisma";
import type { Part, RecordKpi, Where } from "../definition";

/** What is told of a record: the name of a predicate of the definition, and the predicate on row `s`. */
export interface Fact {
  id: string;
  where: Where;
}

const partFact = (id: string) => `part.${id}`;
const besideFact = (id: string) => `beside.${id}`;

const named = (parts: readonly Part[], name: (id: string) => string): Fact[] =>
  parts.flatMap(({ id, where }) => (where ? [{ id: name(id), where }] : []));

/** Every predicate a figure is counted by. `closed`: of a day that is over, without what is told of an instant only. */
export function factsOf(kpi: RecordKpi, { closed }: { closed: boolean }): Fact[] {
  const beside = (kpi.beside ?? []).filter(
    ({ id }) => !(closed && kpi.tally?.instant.includes(id)),
  );
  return [
    { id: "population", where: kpi.population },
    ...(kpi.good ? [{ id: "good", where: kpi.good }] : []),
    ...named(kpi.parts, partFact),
    ...named(beside, besideFact),
    ...kpi.excluded.map(({ id, where }) => ({ id: `excluded.${id}`, where })),
    ...(kpi.tally?.also ?? []),
  ];
}

/** The same figure, whose predicates look at the facts that were noted of the cells `s` and not at the records. */
export function byFacts(kpi: RecordKpi): RecordKpi {
  const noted = (parts: readonly Part[], name: (id: string) => string): Part[] =>
    parts.map((part) => ({ ...part, where: part.where && hasFact(name(part.id)) }));
  return {
    ...kpi,
    population: hasFact("population"),
    ...(kpi.good ? { good: hasFact("good") } : {}),
    parts: noted(kpi.parts, partFact),
    ...(kpi.beside ? { beside: noted(kpi.beside, besideFact) } : {}),
    excluded: kpi.excluded.map((one) => ({ ...one, where: hasFact(`excluded.${one.id}`) })),
  };
}

/** SQL condition on cell `s`. */
export const hasFact = (id: string) => Prisma.sql`(${id}::text = ANY(s.facts))`;
