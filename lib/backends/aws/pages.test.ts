import { expect, test } from "vitest";
import { type Page, pagesFrom } from "./pages";

const signal = () => new AbortController().signal;

/** A server of these pages; token n asks for page n. */
const served = (pages: Page<number>[]) => {
  const asked: string[] = [];
  return {
    asked,
    first: pages[0] ?? { rows: [], token: undefined },
    next: async (token: string) => {
      asked.push(token);
      return pages[Number(token)] ?? { rows: [], token: undefined };
    },
  };
};

async function read(pages: AsyncGenerator<readonly number[], unknown>) {
  const rows: number[] = [];
  for (;;) {
    const page = await pages.next();
    if (page.done) return { rows, failure: page.value };
    rows.push(...page.value);
  }
}

test("an empty page with a token is not the last", async () => {
  const { first, next } = served([
    { rows: [1], token: "1" },
    { rows: [], token: "2" },
    { rows: [], token: "3" },
    { rows: [2], token: undefined },
  ]);
  expect(await read(pagesFrom(first, next, signal()))).toEqual({ rows: [1, 2], failure: null });
});

test("a full page without a token is the last", async () => {
  const { first, next, asked } = served([{ rows: [1, 2, 3], token: undefined }]);
  await read(pagesFrom(first, next, signal()));
  expect(asked).toEqual([]);
});

test.each([
  {
    what: "the same token again",
    pages: [
      { rows: [1], token: "1" },
      { rows: [2], token: "1" },
    ],
  },
  {
    what: "a circle of two",
    pages: [
      { rows: [0], token: "1" },
      { rows: [1], token: "2" },
      { rows: [2], token: "1" },
    ],
  },
])("$what ends the listing, named", async ({ pages }) => {
  const { first, next } = served(pages);
  const { rows, failure } = await read(pagesFrom(first, next, signal()));
  expect(failure).toMatchObject({ cause: "unexpected" });
  expect(rows.length).toBe(pages.length);
});

test("empty pages without end are given up", async () => {
  let token = 0;
  const next = async () => {
    token += 1;
    return { rows: [], token: String(token) };
  };
  const { failure } = await read(pagesFrom({ rows: [], token: "begin" }, next, signal()));
  expect(failure).toMatchObject({ cause: "unexpected" });
});

test("the next page is under way while this one is worked on, and only that", async () => {
  const { first, next, asked } = served([
    { rows: [0], token: "1" },
    { rows: [1], token: "2" },
    { rows: [2], token: undefined },
  ]);
  const pages = pagesFrom(first, next, signal());
  await pages.next();
  expect(asked).toEqual(["1"]);
  await pages.next();
  expect(asked).toEqual(["1", "2"]);
});

test("whoever stops early stops the page under way too", async () => {
  let given: AbortSignal | undefined;
  const next = (_: string, abort: AbortSignal) => {
    given = abort;
    return new Promise<Page<number>>(() => {});
  };
  for await (const _ of pagesFrom({ rows: [1], token: "1" }, next, signal())) break;
  expect(given?.aborted).toBe(true);
});

test("a failed page throws when its turn comes, after the rows before it", async () => {
  const next = async () => {
    throw new Error("gone");
  };
  const pages = pagesFrom({ rows: [1], token: "1" }, next, signal());
  expect((await pages.next()).value).toEqual([1]);
  await expect(pages.next()).rejects.toThrow("gone");
});
