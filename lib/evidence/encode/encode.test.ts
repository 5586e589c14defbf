import fc from "fast-check";
import { expect, test } from "vitest";
import { at, columnKeys, headings } from "../columns";
import { csvEncoder } from "./csv";
import { jsonLinesEncoder } from "./json-lines";
import { makePseudonyms } from "./pseudonyms";

const text = fc.string({ unit: "binary" }).filter((s) => !s.includes("\0"));
const spiteful = fc.constantFrom(
  "=1+1",
  "+49",
  "-",
  "@cmd",
  "\t=1",
  "\r",
  '="a,b"',
  "a;=1",
  "＝1",
  "\\N",
  "\\",
);
const row = fc.array(fc.oneof(text, spiteful), {
  minLength: columnKeys.length,
  maxLength: columnKeys.length,
});

const escapes: Record<string, string> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  "\f": "\\f",
  "\v": "\\v",
};
const copied = (rows: readonly string[][]) =>
  rows
    .map((fields) =>
      fields.map((f) => f.replace(/[\\\t\n\r\v\f]/g, (c) => escapes[c] ?? c)).join("\t"),
    )
    .map((line) => `${line}\n`)
    .join("");

/** A reader of RFC 4180 that knows nothing of ours. */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let [fields, field, inside]: [string[], string, boolean] = [[], "", false];
  for (let i = 0; i < csv.length; i++) {
    const c = csv[i] ?? "";
    if (inside && c === '"' && csv[i + 1] === '"') {
      field += '"';
      i++;
    } else if (c === '"') inside = !inside;
    else if (!inside && c === ",") {
      fields.push(field);
      field = "";
    } else if (!inside && c === "\r" && csv[i + 1] === "\n") {
      rows.push([...fields, field]);
      [fields, field] = [[], ""];
      i++;
    } else field += c;
  }
  return rows;
}

const dangerous = /^[=+\-@\t\r＝＋－＠]/;

test("any text comes through CSV, and none begins a formula", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      const read = parseCsv(csvEncoder("en", null).encode(copied(rows)));
      expect(read).toEqual(
        rows.map((fields) => fields.map((f) => (dangerous.test(f) ? `'${f}` : f))),
      );
      expect(read.flat().filter((f) => dangerous.test(f))).toEqual([]);
    }),
  );
});

test.each([
  ["ja", "\uFEFF発生日時 (UTC),操作,"],
  ["en", "\uFEFFoccurred_at,action,use,outcome,cause,backend,place,secret,"],
] as const)("the head in %s begins with a byte order mark", (language, head) => {
  const encoder = csvEncoder(language, null);
  expect(encoder.head.startsWith(head)).toBe(true);
  expect(parseCsv(encoder.head.slice(1))).toEqual([headings(language)]);
});

test("the columns are the promised ones", () => {
  expect(columnKeys.join(", ")).toBe(
    "occurred_at, action, use, outcome, cause, backend, place, secret, principal, principal_kind, person, source_ip, user_agent, request_id, event_id, source_id",
  );
});

test("any text comes through JSON Lines; what is empty is left out", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      const lines = jsonLinesEncoder(null).encode(copied(rows)).trimEnd().split("\n");
      const read = lines.map((line) => JSON.parse(line));
      expect(read.map((event) => event.kagimori?.secret ?? "")).toEqual(
        rows.map((fields) => fields[at("secret")]),
      );
      expect(read.map((event) => event.user_agent?.original ?? "")).toEqual(
        rows.map((fields) => fields[at("user_agent")]),
      );
    }),
  );
});

test("an event in the words of ECS", () => {
  const fields = columnKeys.map((key) => (key === "source_ip" ? "10.0.0.1" : `the ${key}`));
  expect(JSON.parse(jsonLinesEncoder(null).encode(copied([fields])))).toEqual({
    "@timestamp": "the occurred_at",
    ecs: { version: "8.11.0" },
    event: {
      id: "the event_id",
      action: "the action",
      outcome: "the outcome",
      reason: "the cause",
      dataset: "the source_id",
    },
    user: { name: "the principal", id: "the person" },
    source: { address: "10.0.0.1", ip: "10.0.0.1" },
    user_agent: { original: "the user_agent" },
    http: { request: { id: "the request_id" } },
    kagimori: {
      use: "the use",
      backend: "the backend",
      place: "the place",
      secret: "the secret",
      principal_kind: "the principal_kind",
    },
  });
});

const event = (principal: string, kind: string, person: string) =>
  columnKeys.map(
    (key) =>
      ({ principal, principal_kind: kind, person, source_ip: "10.0.0.9" })[key as string] ?? "x",
  );

test("people get pseudonyms, the same within one export and others in the next; workloads keep their names", () => {
  const { replace } = makePseudonyms();
  const [alice, again, bob] = [
    replace(event("alice-dev", "person", "alice@example.jp")),
    replace(event("alice-admin", "person", "alice@example.jp")),
    replace(event("bob", "unresolved", "")),
  ];
  expect(alice?.[at("person")]).toMatch(/^person-[0-9a-f]{16}$/);
  expect(again?.[at("person")]).toBe(alice?.[at("person")]);
  expect(again?.[at("principal")]).not.toBe(alice?.[at("principal")]);
  expect(JSON.stringify([alice, again, bob])).not.toMatch(/alice|bob|10\.0\.0\.9/);
  expect(replace(event("app", "workload", ""))).toEqual(event("app", "workload", ""));
  const other = makePseudonyms().replace(event("alice-dev", "person", "alice@example.jp"));
  expect(other[at("person")]).not.toBe(alice?.[at("person")]);
  const csv = csvEncoder("en", makePseudonyms()).encode(copied([event("alice", "person", "a")]));
  expect(csv).not.toContain("alice");
});
