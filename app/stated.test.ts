import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { cells, pagesOf } from "@/app/access-testing/cells";
import { commands } from "@/bin/cli/commands.mjs";
import { sectionsFor } from "@/components/settings/sections";
import { allowed, permissions } from "@/lib/access-control/model";
import { sections as declarable } from "@/lib/declarations/model/sections";

const known: readonly string[] = permissions;
const unguarded = (pages: ReturnType<typeof pagesOf>) =>
  pages.flatMap(({ path, permission, leads }) =>
    leads || (permission !== null && known.includes(permission))
      ? []
      : [`${path} begins with no await pageViewer("…"), or with a permission that is none`],
  );

/** The layout is no guard: Next does not render it again when a page changes. */
test("every page of the dashboard asks for a permission itself", () => {
  const pages = pagesOf();
  expect(pages.length).toBeGreaterThan(10);
  expect(unguarded(pages)).toEqual([]);
});

test("a page that asks for none is found", () => {
  const root = mkdtempSync(join(tmpdir(), "kagimori-pages-"));
  try {
    mkdirSync(join(root, "new", "[id]"), { recursive: true });
    writeFileSync(join(root, "new", "[id]", "page.tsx"), "export default () => null;");
    writeFileSync(join(root, "page.tsx"), 'await pageViewer("nothing:known");');
    expect(unguarded(pagesOf(root))).toEqual([
      expect.stringMatching(/^\/new\/\{id\} begins with no/),
      expect.stringMatching(/^\/ begins with no/),
    ]);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test("a section of the settings asks for what its page asks for", () => {
  const sections = sectionsFor(permissions);
  const pages = new Map(pagesOf().map(({ path, permission }) => [path, permission]));
  expect(sections.map(({ href, permission }) => [href, permission])).toEqual(
    sections.map(({ href }) => [href, pages.get(href)]),
  );
});

/** Commands of the command line by file: those that main.ts runs. */
const files = [
  ...readFileSync("bin/cli/main.ts", "utf8").matchAll(
    /^ {2}"?([\w-]+)"?: \(\) => import\("\.\/([\w-]+)"\)/gm,
  ),
].map(([, name = "", file = ""]) => ({ name, file }));

test("every command says what it needs, or why it needs nothing", () => {
  expect(files.length).toBeGreaterThan(5);
  for (const { name } of files) expect(Object.keys(commands)).toContain(name);
  for (const [name, { permission, open }] of Object.entries(commands)) {
    if (permission === null) expect([name, open]).toEqual([name, expect.stringMatching(/\w+ \w+/)]);
    else expect([name, known.includes(permission)]).toEqual([name, true]);
  }
});

test("a command that needs something acts as the local operator, by name", () => {
  const read = (file: string) => readFileSync(`bin/cli/${file}.ts`, "utf8");
  const nameless = files.filter(
    ({ name, file }) => commands[name]?.permission && !/localOperator\(\)/.test(read(file)),
  );
  // These run what the worker runs, which says itself by what it was started.
  expect(nameless.map(({ name }) => name)).toEqual(["doctor", "sync", "ingest"]);
  // And nothing else on the command line makes a viewer.
  const makers = readdirSync("bin", { recursive: true, encoding: "utf8" }).filter(
    (file) =>
      file.endsWith(".ts") && /make[V]iewer|systemViewer/.test(readFileSync(`bin/${file}`, "utf8")),
  );
  expect(makers).toEqual([]);
});

test("an auditor changes nothing: what is left is his own, and proofs", () => {
  const open = cells.filter(
    ({ method, permission }) =>
      method !== "GET" && permission !== null && allowed.auditor.includes(permission),
  );
  expect(open.map(({ name }) => name).sort()).toEqual(
    [
      "POST /audit-trail/verification",
      "POST /evidence/exports",
      "POST /evidence/exports/{id}/cancel",
      "POST /secrets/export",
      "POST /account/sign-out",
      "POST /tokens",
      "POST /tokens/{id}/revoke",
      "POST /views",
      "POST /views/starting",
      "POST /views/{id}/delete",
      "PATCH /views/{id}",
    ].sort(),
  );
});

/** Names of the fields a JSON schema has, however deep. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties = {}, ...rest } = schema as { properties?: Record<string, unknown> };
  return [
    ...Object.keys(properties),
    ...Object.values(properties).flatMap(fieldsOf),
    ...Object.values(rest).flatMap(fieldsOf),
  ];
}

test("nobody can have the server talk to an address of his: none is taken but from the config file", () => {
  const fields = cells.flatMap(({ name, handler: { description } }) =>
    [description.body, description.query].flatMap((schema) =>
      schema === undefined
        ? []
        : fieldsOf(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })).map(
            (field) => `${name} ${field}`,
          ),
    ),
  );
  expect(fields.length).toBeGreaterThan(50);
  expect(
    fields.filter((field) =>
      /(url|uri|endpoint|host|issuer|webhook|proxy|bucket|folder|^file)$/i.test(field),
    ),
  ).toEqual([]);
  const declared = Object.keys(declarable);
  expect(
    declared.filter((section) => /sources|signIn|evidence|auditTrail|mail/.test(section)),
  ).toEqual([]);
});
