import { expect, test } from "vitest";
import { ofEach } from "@/lib/duties/model";
import type { JudgedSet } from "@/lib/duties/model/matrix";
import { itemsOf } from "./vacant-duties";

const held = (gaps: Partial<Record<"rotates" | "approves", "left" | "same">>): JudgedSet =>
  ofEach((duty) => ({
    holder: "team:ops",
    from: "rule:r",
    gap: { ...gaps }[duty as "rotates"] ?? null,
  }));
const sets = new Map([
  ["good", held({})],
  ["left", held({ rotates: "left" })],
  ["both", held({ rotates: "left", approves: "same" })],
]);
const row = (service: string, dutySet: string | null, n: number) => ({
  team: "pay",
  service,
  classification: null,
  dutySet,
  n,
});
const told = (rows: Parameters<typeof itemsOf>[0]) =>
  itemsOf(rows, sets).map(({ service, duty, count, inScope }) => [service, duty, count, inScope]);

test("one for each service and duty nobody living has, however many secrets", () => {
  expect(
    told([
      row("shop", "good", 40),
      row("shop", "left", 5),
      row("shop", "both", 2),
      row("mail", "both", 1),
    ]),
  ).toEqual([
    ["shop", "rotates", 7, 7],
    ["shop", "approves", 2, 2],
    ["mail", "approves", 1, 1],
    ["mail", "rotates", 1, 1],
  ]);
});

test("where nobody has any duty it is one of the team", () => {
  const rows = [row("shop", null, 3), row("mail", null, 2)];
  expect(told(rows)).toEqual([[null, null, 5, 5]]);
  expect(told([...rows, row("mail", "good", 1)])).toContainEqual(["mail", "audits", 2, 2]);
});

test("nothing waits where everybody is there", () => {
  expect(told([row("shop", "good", 40)])).toEqual([]);
});
