import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import en from "@/messages/en.json";
import ja from "@/messages/ja.json";
import { AppError } from "../errors";
import { parseInput } from "./input";
import { reasonOfAct, reasonOfField } from "./model/reasons";
import { acts } from "./model/reasons/acts";
import { fields } from "./model/reasons/fields";

test("every code has words in both languages; the English ones are what the API says", () => {
  expect(en.problem.act).toEqual(acts);
  expect(en.problem.field).toEqual(fields);
  expect(Object.keys(ja.problem.act)).toEqual(Object.keys(acts));
  expect(Object.keys(ja.problem.field)).toEqual(Object.keys(fields));
});

const plain = fc.stringMatching(/^[a-z0-9-]{1,12}$/);

test("whatever a text is filled in with, its code and what fills it in are found again", () => {
  const tables = [
    { templates: acts, read: reasonOfAct },
    { templates: fields, read: reasonOfField },
  ];
  for (const { templates, read } of tables)
    for (const [code, template] of Object.entries<string>(templates)) {
      const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
      fc.assert(
        fc.property(fc.tuple(...names.map(() => plain)), (values) => {
          const params = Object.fromEntries(names.map((name, at) => [name, values[at] ?? ""]));
          const text = template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
          expect(read(text)).toEqual({ code, params });
        }),
        { numRuns: 5 },
      );
    }
});

/** Rooms whose refusals only the command line, the config file and log shippers meet. */
const notOnScreen =
  /^lib\/(backup|signing|config|sync|audit-trail\/checkpoints|access-history\/ingest|jobs|doctor)\//;
const refusal =
  /\b(?:invalidInput|conflict|notAllowed|notFound|tooManyAttempts|notSignedIn)\(\s*(?:"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g;
/** Texts that are put together from another one: the code of that one is told with the field. */
const composed = [
  /^(§ )+§\.$/,
  /^secretIds §\.$/,
  /^accessEndedAt §\.$/,
  /^asOf § §\.$/,
  /^The last day §\.$/,
  /^§\.$/,
];

test("whatever a page is refused with has a code", () => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .map((path) => `lib/${path}`)
    .filter((path) => path.endsWith(".ts") && !/\.test\.|\/generated\/|testing/.test(path))
    .filter((path) => !notOnScreen.test(path));
  const said = files.flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(refusal)].map(([, text, template]) => ({
      path,
      text: (text ?? template ?? "")
        .replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "§")
        .replaceAll("\\`", "`"),
    })),
  );
  expect(said.length).toBeGreaterThan(80);
  const without = said.filter(
    ({ text }) => !reasonOfAct(text) && !composed.some((pattern) => pattern.test(text)),
  );
  expect(without).toEqual([]);
});

const broken: readonly { what: string; schema: z.ZodType; given: unknown; code: string }[] = [
  { what: "missing", schema: z.string(), given: undefined, code: "type" },
  { what: "too long", schema: z.string().max(3), given: "long", code: "too-long" },
  { what: "empty", schema: z.string().min(1), given: "", code: "too-short" },
  { what: "none of them", schema: z.enum(["a", "b"]), given: "c", code: "option" },
  { what: "too large", schema: z.number().max(3), given: 4, code: "too-large" },
  { what: "too small", schema: z.number().min(3), given: 2, code: "too-small" },
  { what: "not above", schema: z.number().positive(), given: 0, code: "above" },
  {
    what: "too many",
    schema: z.array(z.string()).max(1),
    given: ["a", "b"],
    code: "too-many-items",
  },
  { what: "none", schema: z.array(z.string()).min(1), given: [], code: "too-few-items" },
  { what: "no address", schema: z.email(), given: "x", code: "email" },
  { what: "no day", schema: z.iso.date(), given: "x", code: "date" },
  { what: "no instant", schema: z.iso.datetime(), given: "x", code: "instant" },
  { what: "no id", schema: z.uuid(), given: "x", code: "uuid" },
  { what: "no URL", schema: z.url(), given: "x", code: "url" },
  { what: "another form", schema: z.string().regex(/^a$/), given: "x", code: "form" },
];

test.each(broken)(
  "what a schema says of a field that is $what has the code $code",
  ({ schema, given, code }) => {
    try {
      parseInput(z.strictObject({ field: schema }), { field: given });
      expect.unreachable("it was taken");
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      expect(reasonOfField(error.fields.field ?? "")).toMatchObject({ code });
      expect(reasonOfAct(error.message)).toMatchObject({
        code: "not-understood",
        params: { field: "field" },
      });
    }
  },
);
