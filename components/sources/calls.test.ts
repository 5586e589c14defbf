import { expect, test } from "vitest";
import { callsByDay } from "./calls";

test("calls are summed by day, newest first, the busiest API first", () => {
  expect(
    callsByDay([
      { day: "2026-11-22", api: "ListSecrets", calls: 3 },
      { day: "2026-11-23", api: "ListSecrets", calls: 5 },
      { day: "2026-11-23", api: "ListSecretVersionIds", calls: 40 },
    ]),
  ).toEqual([
    {
      day: "2026-11-23",
      total: 45,
      apis: [
        { api: "ListSecretVersionIds", calls: 40 },
        { api: "ListSecrets", calls: 5 },
      ],
    },
    { day: "2026-11-22", total: 3, apis: [{ api: "ListSecrets", calls: 3 }] },
  ]);
});

test("no call, no day", () => {
  expect(callsByDay([])).toEqual([]);
});
