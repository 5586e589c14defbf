import { expect, test } from "vitest";
import { inlineSql } from "./inline-sql";
import { Prisma } from "./prisma";

test.each([
  ["a'b", "'a''b'"],
  ["a\\b", " E'a\\\\b'"],
  [5, "5"],
  [null, "NULL"],
  [true, "true"],
  [new Date("2026-11-23T00:00:00Z"), "'2026-11-23T00:00:00.000Z'"],
  [["a", 'b"c', "d\\e", "f'g"], ` E'{"a","b\\\\"c","d\\\\\\\\e","f''g"}'`],
  [[1, 2], `'{"1","2"}'`],
])("%j becomes a literal", (value, literal) => {
  const sql = Prisma.sql`SELECT ${value} AS ${Prisma.raw("x")}`;
  expect(inlineSql(sql)).toBe(`SELECT ${literal} AS x`);
});

test("nested queries keep their order", () => {
  const inner = Prisma.sql`a = ${1} AND b = ${"x"}`;
  expect(inlineSql(Prisma.sql`WHERE ${inner} OR c = ${2}`)).toBe(
    "WHERE a = 1 AND b = 'x' OR c = 2",
  );
});

test("what has no literal is refused", () => {
  expect(() => inlineSql(Prisma.sql`${{ a: 1 }}`)).toThrow(TypeError);
});
