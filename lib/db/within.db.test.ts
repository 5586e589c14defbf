import { expect, test } from "vitest";
import { Prisma } from "./prisma";
import { testDatabase } from "./testing";
import { rowsWithin } from "./within";

testDatabase();

test("what takes too long has no rows, and what is wrong throws", async () => {
  expect(await rowsWithin(20, Prisma.sql`SELECT pg_sleep(60)`)).toBeNull();
  expect(await rowsWithin(60_000, Prisma.sql`SELECT ${7}::int AS n`)).toEqual([{ n: 7 }]);
  await expect(rowsWithin(60_000, Prisma.sql`SELECT 1 / 0`)).rejects.toThrow("division by zero");
});
