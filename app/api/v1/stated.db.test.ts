import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, missing } from "@/app/access-testing/ask";
import { type Cell, cells } from "@/app/access-testing/cells";
import {
  everyIdOf,
  howToState,
  kinds,
  type Statement,
  stated,
  wordsFor,
  wordsIn,
} from "@/app/access-testing/stated";
import { type Asker, askerOf, held, labelOf } from "@/app/access-testing/viewers";
import { storeWorld, type World } from "@/app/access-testing/world";
import { can } from "@/lib/access-control/model";
import { stubWebEnvironment } from "@/lib/auth/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";

const { application } = testDatabase();
const now = new Date();
let world: World;
beforeAll(async () => {
  stubWebEnvironment();
  world = await storeWorld(application, now);
});
afterAll(closePool);

/** The routes that are neither stated nor known, and statements of routes that are gone. */
const unstated = (all: readonly Pick<Cell, "name">[]) =>
  all.flatMap(({ name }) => (stated[name] === undefined ? [howToState(name)] : []));

test("every route says what it shows or does", () => {
  expect(unstated(cells)).toEqual([]);
  const names = cells.map(({ name }) => name);
  expect(Object.keys(stated).filter((name) => !names.includes(name))).toEqual([]);
});

test("one that says nothing is told how", () => {
  expect(unstated([{ name: "GET /made-up" }])).toEqual([
    expect.stringContaining("Add one line to app/access-testing/stated.ts"),
  ]);
});

const idsIn = (text: string, key = "id") => {
  const { items } = JSON.parse(text) as { items: Record<string, string>[] };
  return items.map((item) => item[key]).sort();
};

describe.each(held.map((bindings) => [labelOf(bindings), bindings] as const))(
  "%s",
  (_, bindings) => {
    let asker: Asker;
    beforeAll(async () => {
      asker = await askerOf(bindings);
    });
    const everything = bindings.some(({ scope }) => scope.length === 0);
    const open = cells.filter(
      ({ name, permission }) =>
        permission !== null &&
        can(bindings, permission) &&
        stated[name] !== undefined &&
        (everything || !stated[name]?.ofAll),
    );
    const statementOf = ({ name }: Cell) => stated[name] as Statement;

    test("lists hold exactly the rows of the scope", async () => {
      for (const cell of open) {
        const statement = statementOf(cell);
        if (!("list" in statement)) continue;
        const { status, text } = await ask(cell, asker, { query: statement.query });
        expect([cell.name, status]).toEqual([cell.name, 200]);
        const seen = [...kinds[statement.list](asker, world)].sort();
        expect([cell.name, idsIn(text, statement.key)]).toEqual([cell.name, seen]);
        expect([cell.name, JSON.parse(text).total]).toEqual([cell.name, seen.length]);
      }
    });

    test("an id outside the scope is answered as one that is not there", async () => {
      for (const cell of open) {
        const statement = statementOf(cell);
        const kind = "one" in statement ? statement.one : "act" in statement ? statement.act : null;
        if (kind === null) continue;
        const bodyFor = (id: string) => {
          if (!("act" in statement)) return {};
          const { body } = statement;
          return { body: typeof body === "function" ? body(id) : body };
        };
        const none = await ask(cell, asker, bodyFor(missing));
        expect([cell.name, none.status]).toEqual([cell.name, 404]);
        const seen: readonly string[] = kinds[kind](asker, world);
        for (const id of everyIdOf[kind](world)) {
          const answer = await ask(cell, asker, { params: { id }, ...bodyFor(id) });
          if (!seen.includes(id)) expect([cell.name, answer]).toEqual([cell.name, none]);
          else if ("one" in statement) expect([cell.name, answer.status]).toEqual([cell.name, 200]);
        }
      }
    });

    test("no word of a row or of a person outside stands in any answer", async () => {
      for (const cell of open.filter(({ method }) => method === "GET")) {
        const statement = statementOf(cell);
        const allowed = wordsFor(asker, world, statement);
        const ids =
          "one" in statement ? everyIdOf[statement.one](world).map((id) => ({ id })) : [{}];
        for (const params of statement.tries ?? ids) {
          const { status, text } = await ask(cell, asker, { query: statement.query, params });
          const told = [...wordsIn(text)].filter((word) => !allowed.has(word));
          expect([cell.name, params, told]).toEqual([cell.name, params, []]);
          expect([cell.name, status < 500]).toEqual([cell.name, true]);
        }
      }
    });
  },
);
