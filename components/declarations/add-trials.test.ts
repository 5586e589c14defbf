import { expect, test } from "vitest";
import type { Trial } from "@/lib/declarations/model/trial";
import { addTrials } from "./add-trials";

const part = (fields: Partial<Trial>): Trial => ({
  changed: 0,
  exact: false,
  byAttribute: {},
  rotation: [],
  takenOut: 0,
  broughtBack: 0,
  figures: [],
  of: 100,
  looked: 50,
  next: "x",
  items: [],
  nextCursor: null,
  ...fields,
});

test("what was counted later is added to what was counted first", () => {
  const figure = { id: "rotation-compliance" as const, numerator: 10, denominator: 100 };
  const sum = addTrials(
    part({
      changed: 3,
      byAttribute: { team: 3 },
      rotation: [{ from: "overdue", to: "compliant", count: 2 }],
      figures: [{ ...figure, afterNumerator: 12, afterDenominator: 100 }],
    }),
    part({
      changed: 4,
      exact: true,
      next: null,
      byAttribute: { team: 1, owner: 4 },
      rotation: [
        { from: "overdue", to: "compliant", count: 1 },
        { from: "compliant", to: "overdue", count: 5 },
      ],
      figures: [{ ...figure, afterNumerator: 6, afterDenominator: 99 }],
    }),
  );
  expect(sum).toMatchObject({
    changed: 7,
    looked: 100,
    exact: true,
    byAttribute: { team: 4, owner: 4 },
    rotation: [{ count: 3 }, { count: 5 }],
    figures: [{ afterNumerator: 8, afterDenominator: 99 }],
  });
});
