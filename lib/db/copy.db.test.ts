import { afterAll, expect, test } from "vitest";
import { arrayText, copyOut, withStage } from "./copy";
import { closePool } from "./pool";
import { testDatabase } from "./testing";
import { inTransaction } from "./transaction";

testDatabase();
afterAll(closePool);

const columns = [
  { name: "n", type: "integer" },
  { name: "words", type: "text" },
  { name: "list", type: "text[]" },
];
const words = "tab\tline\nback\\slash\rquote'\" 鍵守 \\N \\. {a,b}";

test.each([
  { way: "parameters", count: 3 },
  { way: "COPY", count: 2500 },
])("$count rows sent by $way arrive as they were", async ({ count }) => {
  const rows = Array.from({ length: count }, (_, n) => [
    String(n),
    n % 2 === 0 ? `${n} ${words}` : null,
    arrayText([words, "", String(n)]),
  ]);
  await inTransaction(async (client) => {
    const read = await withStage(client, columns, rows, ({ sql, values }) =>
      client.query(`SELECT n, words, list FROM ${sql} AS t ORDER BY n`, values),
    );
    expect(read.rows).toEqual(
      rows.map(([, text], n) => ({ n, words: text, list: [words, "", String(n)] })),
    );
  });
});

test("rows read by COPY are what was stored", async () => {
  await inTransaction(async (client) => {
    await client.query("CREATE TEMPORARY TABLE told (n int, words text) ON COMMIT DROP");
    await client.query("INSERT INTO told SELECT n, $1 FROM generate_series(1, 5000) AS n", [words]);
    await client.query("INSERT INTO told VALUES (5001, NULL), (5002, '')");
    const read: unknown[] = [];
    for await (const row of copyOut(client, "SELECT n, words FROM told ORDER BY n")) read.push(row);
    expect(read).toHaveLength(5002);
    expect(read[4999]).toEqual(["5000", words]);
    expect(read.slice(5000)).toEqual([
      ["5001", null],
      ["5002", ""],
    ]);
  });
});
