import { describe, expect, test } from "vitest";
import { type Read, reconcile, unused, type Window } from "./reconcile";

const at = (text: string) => Date.parse(`2026-11-${text}Z`);
const tokyo = (time: number) => new Date(time + 9 * 3_600_000).toISOString().slice(0, 10);

const window = (fields: Partial<Window> = {}): Window => ({
  id: "w1",
  person: "hirai",
  opens: at("21T11:30:00"),
  ends: at("21T12:30:00"),
  approval: "approved",
  secrets: new Map([["db-main", null]]),
  ...fields,
});
const read = (time: string, fields: Partial<Read> = {}): Read => ({
  at: at(time),
  person: "hirai",
  principal: "role/hirai",
  secret: "db-main",
  ...fields,
});
const kindsOf = (reads: Read[], windows: Window[]) =>
  reconcile(reads, windows, tokyo).map(({ kind }) => kind);

describe("one read", () => {
  test.each<[string, Read, Partial<Window>, string]>([
    ["inside", read("21T12:00:00"), {}, "approved"],
    ["59 s before it opens", read("21T11:29:01"), {}, "approved"],
    ["61 s before it opens", read("21T11:28:59"), {}, "unrecorded"],
    ["59 s after its end", read("21T12:30:59"), {}, "approved"],
    ["60 s after its end", read("21T12:31:00"), {}, "after-expiry"],
    ["a day less a second after", read("22T12:29:59"), {}, "after-expiry"],
    ["a day after", read("22T12:30:00"), {}, "unrecorded"],
    ["of another secret", read("21T12:00:00", { secret: "replica" }), {}, "wider"],
    [
      "of another secret, after its end",
      read("21T13:00:00", { secret: "replica" }),
      {},
      "unrecorded",
    ],
    ["by somebody else", read("21T12:00:00", { person: "ono" }), {}, "unrecorded"],
    ["by nobody knows whom", read("21T12:00:00", { person: null }), {}, "unresolved"],
    [
      "of a secret made anew since",
      read("21T12:00:00"),
      { secrets: new Map([["db-main", at("21T11:45:00")]]) },
      "wider",
    ],
    [
      "of a secret made anew later",
      read("21T11:40:00"),
      { secrets: new Map([["db-main", at("21T11:45:00")]]) },
      "approved",
    ],
    [
      "in an emergency that was approved",
      read("21T12:00:00"),
      { approval: "emergency-approved" },
      "emergency-approved",
    ],
    [
      "in one that waits",
      read("21T12:00:00"),
      { approval: "emergency-pending" },
      "emergency-pending",
    ],
    [
      "in one that waits too long",
      read("21T12:00:00"),
      { approval: "emergency-overdue" },
      "emergency-overdue",
    ],
    ["in one that was refused", read("21T12:00:00"), { approval: "rejected" }, "unrecorded"],
    [
      "of another secret in one that was refused",
      read("21T12:00:00", { secret: "replica" }),
      { approval: "rejected" },
      "unrecorded",
    ],
  ])("%s", (_, one, fields, kind) => {
    expect(kindsOf([one], [window(fields)])).toEqual([kind]);
  });
});

test("tolerance is told", () => {
  const [use] = reconcile([read("21T11:29:30")], [window()], tokyo);
  expect(use).toMatchObject({ kind: "approved", atEdge: true, inside: 1 });
});

test("one use is one person, one secret, one window, and as bad as its worst read", () => {
  const reads = [
    read("21T11:41:00"),
    read("21T11:55:00", { secret: "replica" }),
    read("21T13:14:00"),
  ];
  expect(reconcile(reads, [window()], tokyo)).toEqual([
    {
      kind: "after-expiry",
      who: "hirai",
      secret: "db-main",
      window: "w1",
      day: null,
      began: at("21T11:41:00"),
      last: at("21T13:14:00"),
      reads: 2,
      inside: 1,
      atEdge: false,
    },
    expect.objectContaining({ kind: "wider", secret: "replica", reads: 1, inside: 0 }),
  ]);
});

test("without a window one use is one person, one secret, one day in Tokyo", () => {
  const reads = [
    read("18T14:59:59"),
    read("18T15:00:00"),
    read("18T16:00:00"),
    read("18T15:30:00", { secret: "b" }),
  ];
  expect(reconcile(reads, [], tokyo).map(({ day, reads: count }) => [day, count])).toEqual([
    ["2026-11-18", 1],
    ["2026-11-19", 2],
    ["2026-11-19", 1],
  ]);
});

test("of several windows the one that speaks best counts", () => {
  const wide = window({ id: "w2", secrets: new Map([["replica", null]]) });
  expect(kindsOf([read("21T12:00:00")], [wide, window()])).toEqual(["approved"]);
  const emergency = window({ id: "w0", approval: "emergency-overdue" });
  expect(kindsOf([read("21T12:00:00")], [emergency, window()])).toEqual(["approved"]);
});

test("a window in which nobody read what it was for is unused, whatever else was read", () => {
  const windows = [window(), window({ id: "w2", ends: at("30T00:00:00") })];
  const uses = reconcile([read("21T12:00:00", { secret: "replica" })], windows, tokyo);
  expect(unused(windows, uses, at("22T00:00:00")).map(({ id }) => id)).toEqual(["w1"]);
});
