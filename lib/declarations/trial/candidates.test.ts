import fc from "fast-check";
import { expect, test } from "vitest";
import { pathMatcher } from "@/lib/inventory/attributes/path-pattern";
import { environments } from "@/lib/inventory/attributes/words";
import { candidates, likeOf } from "./candidates";

test.each([
  ["/{env}/{service}/{name}", "%%/%/%%"],
  ["kv/pay/**", "%kv/pay%%"],
  ["kv/**/db_main", "%kv%db\\_main%"],
  ["決済/token", "%%/token%"],
])("%s is like %s", (pattern, like) => {
  expect(likeOf(pattern)).toBe(like);
});

/** LIKE, as Postgres means it. */
const like = (text: string, pattern: string) =>
  new RegExp(
    `^${pattern.replace(/\\(.)|[%]|[.*+?^${}()|[\]\\]/g, (found, escaped) =>
      found === "%"
        ? ".*"
        : escaped
          ? `\\${escaped === "_" ? "_" : `x${escaped.charCodeAt(0).toString(16)}`}`.replace(
              "\\_",
              "_",
            )
          : `\\${found}`,
    )}$`,
    "is",
  ).test(text);

test("whatever a path pattern matches is like it", () => {
  const segment = fc.constantFrom("kv", "pay", "db_main", "prod", "a", "Ⅷ", "決済");
  const part = fc.constantFrom(
    "*",
    "**",
    "{env}",
    "{service}",
    "kv",
    "pay",
    "db_main",
    "p*",
    "決済",
  );
  const words = environments({});
  let met = 0;
  fc.assert(
    fc.property(
      fc.array(segment, { minLength: 1, maxLength: 4 }),
      fc.array(part, { minLength: 1, maxLength: 4 }),
      (path, pattern) => {
        const [text, wanted] = [path.join("/"), pattern.join("/")];
        if (pathMatcher(wanted, words)(text) === null) return;
        met += 1;
        expect([text, wanted, like(text, likeOf(wanted))]).toEqual([text, wanted, true]);
      },
    ),
    { numRuns: 3000 },
  );
  expect(met).toBeGreaterThan(20);
});

test("both what it is and what it would be are looked at; one without a condition is any row", () => {
  const team = { match: { team: ["pay"] } };
  const prod = { match: { environment: ["prod"], path: ["kv/**"] } };
  expect(candidates("policies.rotation", [team, prod], 2)).toEqual({
    sql: "((s.team = ANY($2)) OR (coalesce(s.environment, 'prod') = ANY($3) AND s.path ILIKE ANY($4)))",
    values: [["pay"], ["prod"], ["%kv%%"]],
  });
  expect(candidates("policies.rotation", [team, { match: {} }], 1)).toBeNull();
});
