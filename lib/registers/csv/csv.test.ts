import { expect, test } from "vitest";
import { recognised } from "./columns";
import { dayIn } from "./day";
import { readCsv } from "./read-file";

const utf8 = (text: string) => new TextEncoder().encode(text);
/** メールアドレス,氏名 ⏎ sato@example.jp,佐藤 葵① as Excel writes it in Japan. */
const shiftJis = Uint8Array.from([
  ...[0x83, 0x81, 0x81, 0x5b, 0x83, 0x8b, 0x83, 0x41, 0x83, 0x68, 0x83, 0x8c, 0x83, 0x58, 0x2c],
  ...[0x8e, 0x81, 0x96, 0xbc, 0x0d, 0x0a],
  ...utf8("sato@example.jp,"),
  ...[0x8d, 0xb2, 0x93, 0xa1, 0x20, 0x88, 0xa8, 0x87, 0x40, 0x0d, 0x0a],
]);
const rows = [
  ["メールアドレス", "氏名"],
  ["sato@example.jp", "佐藤 葵①"],
];
const text = "メールアドレス,氏名\r\nsato@example.jp,佐藤 葵①\r\n";

test.each([
  ["UTF-8", utf8(text), "utf-8"],
  ["UTF-8 with a byte order mark", utf8(`\uFEFF${text}`), "utf-8"],
  ["Shift_JIS", shiftJis, "shift_jis"],
  [
    "UTF-16 with tabs, as Excel's Unicode text",
    new Uint8Array(Buffer.from(`\uFEFF${text.replaceAll(",", "\t")}`, "utf16le")),
    "utf-16le",
  ],
  ["semicolons", utf8(text.replaceAll(",", ";")), "utf-8"],
])("%s is read", async (_, bytes, encoding) => {
  const file = await readCsv(bytes);
  expect([file.head, ...file.rows].map(({ fields }) => fields)).toEqual(rows);
  expect(file.encoding).toBe(encoding);
});

test("each row knows its line: quoted line ends, empty lines, more and fewer fields", async () => {
  const file = await readCsv(
    utf8('id,name\r\n"a","one\r\ntwo"\r\n\r\nb,2,3\r\n,\r\nc\r\n"d ""q""",4'),
  );
  expect(file.rows).toEqual([
    { line: 2, fields: ["a", "one\ntwo"] },
    { line: 5, fields: ["b", "2", "3"] },
    { line: 7, fields: ["c"] },
    { line: 8, fields: ['d "q"', "4"] },
  ]);
});

test.each([
  ["a quote that never ends", utf8('id,name\na,1\nb,"2\nc,3\n'), /^Line 3: a quoted field/],
  [
    "a quote that swallows the file",
    utf8(`id\n"${"x\n".repeat(40_000)}`),
    /^Line 2: a quoted field/,
  ],
  ["an empty file", utf8("\n\n"), /empty/],
  [
    "neither encoding",
    Uint8Array.from([...utf8("id,name\na,1\nb,"), 0xfd, 0xff, 0x41]),
    /^Line 3 is neither UTF-8 nor Shift_JIS/,
  ],
])("%s is refused, with its line", async (_, bytes, said) => {
  await expect(readCsv(bytes)).rejects.toThrow(said);
});

test("more rows than are taken are refused", async () => {
  await expect(readCsv(utf8(`id\n${"a\n".repeat(100_001)}`))).rejects.toThrow(
    /more than 100000 rows/,
  );
});

test("columns go by Japanese and English names, however they are written; others are not read", () => {
  const fields = (register: "people" | "teams", head: string[]) =>
    recognised(register, head).map(({ field }) => field);
  expect(fields("people", ["E-Mail", "氏 名", "ﾁｰﾑ", "退職日", "社員番号"])).toEqual([
    "id",
    "name",
    "team",
    "lastDay",
    null,
  ]);
  expect(fields("teams", ["id", "name_en", "Lead"])).toEqual(["id", "nameEn", "lead"]);
  expect(() => fields("people", ["氏名"])).toThrow(
    /no column is called by one of メールアドレス.*"氏名"/,
  );
  expect(() => fields("people", ["id", "left", "退職日"])).toThrow(
    /"left" and "退職日" say the same/,
  );
});

test.each([
  ["2026-11-04", "2026-11-04"],
  ["2026/1/4", "2026-01-04"],
  ["2026年11月4日", "2026-11-04"],
  ["2026/11/04 0:00:00", "2026-11-04"],
  ["2026-02-30", null],
  ["04/11/2026", null],
  ["46000", null],
])("the day %s is %s", (written, day) => {
  expect(dayIn(written)).toBe(day);
});
