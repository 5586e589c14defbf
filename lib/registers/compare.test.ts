import fc from "fast-check";
import { expect, test } from "vitest";
import { compare, type Known } from "./compare";
import { recognised } from "./csv/columns";
import type { Item, Register } from "./model";
import { readRow, teamNames } from "./read-row";

const teams = teamNames([
  { id: "pay", name: "決済", nameEn: "Payments" },
  { id: "ops", name: "運用" },
  { id: "ops2", name: "運用" },
]);
const today = "2026-11-24";
const uploader = "me@example.jp";

function compared(
  register: Register,
  head: string[],
  rows: string[][],
  known: Record<string, Item | (Item & { file?: never })> = {},
  ofFile: readonly string[] = [],
) {
  const columns = recognised(register, head);
  const read = rows.map((fields, at) =>
    readRow(register, columns, { line: at + 2, fields }, teams),
  );
  const map = new Map(
    Object.entries(known).map(([id, item]): [string, Known] => [
      id,
      { item, file: ofFile.includes(id) ? { path: "k.yaml", line: 7 } : null },
    ]),
  );
  const naming = (field: string) => columns.find((one) => one.field === field)?.name ?? null;
  return compare(register, read, map, { columns: naming, today, uploader });
}
const kinds = (rows: ReturnType<typeof compared>) =>
  rows.map(({ kind, key, problem }) => [
    kind,
    key,
    problem && "code" in problem ? problem.code : null,
  ]);

const aoi = { id: "aoi@example.jp", name: "佐藤 葵", team: "pay" };
const ken = { id: "ken@example.jp", name: "田中 健" };

test("a row adds, changes, lets leave or says nothing new; a column that is not there stays as it is", () => {
  const head = ["email", "氏名", "退職日"];
  const rows = [
    ["AOI@example.jp", "佐藤 葵", ""],
    ["ken@example.jp", "田中 健", "2026/11/30"],
    ["new@example.jp", "新人", ""],
    ["eva@example.jp", "Eva B", ""],
  ];
  const known = {
    [aoi.id]: aoi,
    [ken.id]: ken,
    "eva@example.jp": { id: "eva@example.jp", name: "Eva" },
  };
  const [same, leaves, added, changed] = compared("people", head, rows, known);
  expect(same).toMatchObject({ kind: "unchanged", after: aoi });
  expect(leaves).toMatchObject({
    kind: "leave",
    before: ken,
    after: { ...ken, left: "2026-12-01" },
  });
  expect(added).toMatchObject({ kind: "add", before: null, line: 4 });
  expect(changed).toMatchObject({ kind: "change", after: { name: "Eva B" } });
});

test("an empty cell clears; what the config file has stays", () => {
  const rows = [[aoi.id, "", ""]];
  const [cleared] = compared("people", ["id", "team", "left"], rows, {
    [aoi.id]: { ...aoi, left: "2027-01-01" },
  });
  expect(cleared).toMatchObject({ kind: "change", after: { id: aoi.id, name: aoi.name } });
  expect(cleared?.after).not.toHaveProperty("team");
  const [file] = compared("people", ["id", "team", "left"], rows, { [aoi.id]: aoi }, [aoi.id]);
  expect(file).toMatchObject({ kind: "file", problem: { path: "k.yaml", line: 7 } });
});

test("teams go by id or name; formulas are text, with or without the apostrophe of an export", () => {
  const [row] = compared("people", ["id", "name", "team"], [["x@y.jp", "'=1+1", "payments"]]);
  expect(row?.after).toEqual({ id: "x@y.jp", name: "=1+1", team: "pay" });
});

test.each<[string, Register, string[], string[], string]>([
  ["no id", "people", ["id", "name"], ["", "X"], "no-id"],
  ["an id that is none", "teams", ["id", "name"], ["a b", "X"], "bad-id"],
  ["no name", "people", ["id"], ["x@y.jp"], "no-name"],
  ["a long name", "people", ["id", "name"], ["x@y.jp", "n".repeat(501)], "too-long"],
  ["an unknown team", "people", ["id", "name", "team"], ["x@y.jp", "X", "nobody"], "unknown-team"],
  ["a name of two teams", "people", ["id", "name", "team"], ["x@y.jp", "X", "運用"], "two-teams"],
  ["a service without a team", "services", ["id"], ["billing"], "no-team"],
  ["a lead without address", "teams", ["id", "name", "lead"], ["x", "X", "佐藤"], "bad-address"],
  ["no day", "people", ["id", "name", "left"], ["x@y.jp", "X", "soon"], "bad-day"],
  ["too many fields", "people", ["id", "name"], ["x@y.jp", "X", "more"], "too-many-fields"],
  ["oneself", "people", ["id", "name", "left"], [uploader, "I", "2026-11-24"], "yourself"],
])("a row with %s is set aside", (_, register, head, row, code) => {
  expect(compared(register, head, [row])[0]).toMatchObject({ kind: "bad", problem: { code } });
});

test("of two rows with one id the second is set aside, and names the first", () => {
  const rows = compared(
    "people",
    ["id", "name"],
    [
      ["a@x.jp", "A"],
      ["A@X.jp", "B"],
    ],
  );
  expect(rows[1]).toMatchObject({ kind: "bad", problem: { code: "twice", line: 2 } });
});

test("who is here and is not named is missing, but whom the file has, who has left, and the uploader", () => {
  const known = {
    [aoi.id]: aoi,
    [ken.id]: ken,
    "gone@example.jp": { id: "gone@example.jp", name: "G", left: "2026-01-01" },
    [uploader]: { id: uploader, name: "Me" },
    "later@example.jp": { id: "later@example.jp", name: "L", left: "2027-01-01" },
  };
  const rows = compared("people", ["id", "name"], [["new@example.jp", "N"]], known, [aoi.id]);
  expect(kinds(rows)).toEqual([
    ["add", "new@example.jp", null],
    ["missing", ken.id, null],
    ["missing", "later@example.jp", null],
  ]);
  expect(rows[1]?.after).toEqual({ ...ken, left: today });
});

test("every row of a file comes out once, and what it says of an id handed in again changes nothing", () => {
  const cell = fc.oneof(
    fc.constantFrom("", "a@x.jp", "b@x.jp", "決済", "2026-12-01", "'=1", "運用"),
    fc.string({ maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 12 }), (rows) => {
      const head = ["id", "name", "team", "left"];
      const first = compared("people", head, rows);
      expect(first.map(({ line }) => line)).toEqual(rows.map((_, at) => at + 2));
      const known = Object.fromEntries(
        first.flatMap(({ key, after }) => (key && after ? [[key, after]] : [])),
      );
      const again = compared("people", head, rows, known).filter(({ kind }) => kind !== "missing");
      expect(kinds(again)).toEqual(
        kinds(first).map(([kind, key, code]) => [kind === "bad" ? "bad" : "unchanged", key, code]),
      );
    }),
    { numRuns: 300 },
  );
});
