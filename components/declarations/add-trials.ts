import type { Trial } from "@/lib/declarations/model/trial";

/** Two parts of one trial, the second going on where the first had no more time, as one. Pure. */
export function addTrials(first: Trial, second: Trial): Trial {
  const byAttribute = { ...first.byAttribute };
  for (const [attribute, count] of Object.entries(second.byAttribute)) {
    const key = attribute as keyof typeof byAttribute;
    byAttribute[key] = (byAttribute[key] ?? 0) + (count ?? 0);
  }
  const rotation = first.rotation.map((one) => ({
    ...one,
    count: one.count + (second.rotation.find((two) => same(one, two))?.count ?? 0),
  }));
  const others = second.rotation.filter((two) => !first.rotation.some((one) => same(one, two)));
  return {
    ...second,
    of: first.of,
    looked: first.looked + second.looked,
    changed: first.changed + second.changed,
    takenOut: first.takenOut + second.takenOut,
    broughtBack: first.broughtBack + second.broughtBack,
    byAttribute,
    rotation: [...rotation, ...others],
    figures: first.figures.map((one) => {
      const two = second.figures.find(({ id }) => id === one.id) ?? one;
      return {
        ...one,
        afterNumerator: one.afterNumerator + two.afterNumerator - two.numerator,
        afterDenominator: one.afterDenominator + two.afterDenominator - two.denominator,
      };
    }),
    items: first.items.length > 0 ? first.items : second.items,
    nextCursor: first.items.length > 0 ? first.nextCursor : second.nextCursor,
  };
}

const same = (a: { from: string; to: string }, b: { from: string; to: string }) =>
  a.from === b.from && a.to === b.to;
