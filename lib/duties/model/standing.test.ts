import { expect, test } from "vitest";
import { gapsOf, judging, type Registered } from "./standing";

const registered: Registered = {
  people: new Map([
    ["a@x", { team: "one", leftOn: null }],
    ["b@x", { team: "two", leftOn: null }],
    ["c@x", { team: "two", leftOn: "2026-12-01" }],
    ["gone@x", { team: "empty", leftOn: "2026-11-24" }],
    ["lead@x", { team: null, leftOn: null }],
  ]),
  teams: new Map([
    ["one", null],
    ["two", null],
    ["empty", "gone@x"],
    ["led", "lead@x"],
  ]),
  services: new Map([
    ["rotator", "one"],
    ["left-behind", "empty"],
    ["nobodys", null],
  ]),
};
const on = (day: string) => judging(registered, day);
const judge = on("2026-11-24");

test.each([
  [null, "missing"],
  ["person:a@x", "living"],
  ["person:gone@x", "left"],
  ["person:who@x", "unknown"],
  ["team:two", "living"],
  ["team:led", "living"],
  ["team:empty", "empty"],
  ["team:none", "unknown"],
  ["workload:rotator", "living"],
  ["workload:left-behind", "empty"],
  ["workload:nobodys", "unknown"],
  ["workload:none", "unknown"],
  ["nonsense", "unknown"],
])("%s is %s", (holder, expected) => expect(judge.standing(holder)).toBe(expected));

test("the last day is the day before the leaving date", () => {
  expect(on("2026-11-23").standing("person:gone@x")).toBe("living");
  expect(on("2026-11-23").standing("team:empty")).toBe("living");
  expect(on("2026-12-01").standing("person:c@x")).toBe("left");
});

test.each([
  ["person:a@x", "person:a@x", true],
  ["person:a@x", "person:b@x", false],
  ["team:two", "team:two", true],
  ["team:one", "person:a@x", true],
  ["team:two", "person:b@x", false],
  ["workload:rotator", "person:a@x", false],
  ["team:empty", "person:gone@x", false],
  [null, null, false],
])("%s and %s: the same is %s", (a, b, expected) => expect(judge.isSame(a, b)).toBe(expected));

test("who rotates and approves alike is a gap of the approval, where somebody is there at all", () => {
  const held = { creates: null, rotates: "team:one", approves: "person:a@x", audits: "team:empty" };
  expect(gapsOf(held, judge)).toEqual({
    creates: "missing",
    rotates: null,
    approves: "same",
    audits: "empty",
  });
  const gone = { ...held, rotates: "person:gone@x", approves: "person:gone@x" };
  expect(gapsOf(gone, judge).approves).toBe("left");
});
