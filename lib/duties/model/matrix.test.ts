import { expect, test } from "vitest";
import { ofEach } from "../model";
import { type JudgedSet, matrixOf } from "./matrix";

const set = (holder: string | null, gap: "left" | "missing" | null): JudgedSet =>
  ofEach(() => ({ holder, from: holder && "rule:r", gap }));
const sets = new Map([
  ["good", set("team:ops", null)],
  ["bad", set("person:gone@x", "left")],
]);
const counted = (
  service: string | null,
  team: string | null,
  dutySet: string | null,
  n: number,
) => ({
  service,
  team,
  dutySet,
  n,
});

test("services with the most gaps first; in a cell gaps first, then who has it for most", () => {
  const lines = matrixOf(
    [
      counted("b", "pay", "good", 5),
      counted("a", "pay", "good", 7),
      counted("a", "web", "bad", 2),
      counted("a", "web", null, 1),
      counted(null, null, "good", 1),
    ],
    sets,
  );
  expect(lines.map(({ service, secrets, gaps, teams }) => [service, secrets, gaps, teams])).toEqual(
    [
      ["a", 10, 12, ["pay", "web"]],
      ["b", 5, 0, ["pay"]],
      [null, 1, 0, [null]],
    ],
  );
  expect(
    lines[0]?.holders.audits.map(({ holder, gap, secrets }) => [holder, gap, secrets]),
  ).toEqual([
    ["person:gone@x", "left", 2],
    [null, "missing", 1],
    ["team:ops", null, 7],
  ]);
});
